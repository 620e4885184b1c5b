// A brush over the bars of the timeline: what it covers goes into the two day fields. Without it, each bar is a link.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  let from = null;
  let brush = null;

  const bars = (svg) => [...svg.querySelectorAll("a[data-from]")];
  const at = (svg, event) => {
    const box = svg.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.9999);
    return Math.min(Math.floor((share * svg.viewBox.baseVal.width) / 12), bars(svg).length - 1);
  };

  function draw(svg, to) {
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    brush ??= svg.appendChild(document.createElementNS(SVG, "rect"));
    brush.setAttribute("class", "brush");
    brush.setAttribute("x", first * 12);
    brush.setAttribute("width", (last - first + 1) * 12);
    brush.setAttribute("y", 0);
    brush.setAttribute("height", 64);
    return [first, last];
  }

  document.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest?.("#timeline");
    if (!svg || event.button) return;
    event.preventDefault();
    from = at(svg, event);
  });
  document.addEventListener("pointermove", (event) => {
    const svg = document.getElementById("timeline");
    if (from !== null && svg) draw(svg, at(svg, event));
  });
  document.addEventListener("pointerup", (event) => {
    const svg = document.getElementById("timeline");
    if (from === null || !svg) return;
    const [first, last] = draw(svg, at(svg, event));
    const form = document.getElementById("filters");
    form.elements.since.value = bars(svg)[first].dataset.from;
    form.elements.until.value = bars(svg)[last].dataset.to;
    from = brush = null;
    form.requestSubmit();
  });
  document.addEventListener("dragstart", (event) => event.target.closest?.("#timeline") && event.preventDefault());
})();
