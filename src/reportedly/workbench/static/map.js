// The map of the incidents: borders and points drawn with d3-geo, zoomed by buttons, wheel and keys. The list holds the
// same, so that nothing is lost without this file.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const KM_PER_DEGREE = 111.195;
  const WIDTH = 960;
  const box = document.getElementById("map");
  if (!box) return;

  const make = (name, attributes = {}, inside = null) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    inside?.append(made);
    return made;
  };
  const element = (name, text, inside) => {
    const made = document.createElement(name);
    made.textContent = text;
    inside?.append(made);
    return made;
  };

  const height = () => Math.max(Math.round((WIDTH * box.clientHeight) / Math.max(box.clientWidth, 1)), 240);
  const svg = make("svg", { "aria-hidden": "false" }, box);
  const land = make("path", { class: "land" }, svg);
  const lands = make("g", { class: "lands", "aria-hidden": "true" }, svg);
  const reaches = make("g", {}, svg);
  const dots = make("g", {}, svg);
  const names = make("g", { class: "names", "aria-hidden": "true" }, svg);
  const tools = element("div", "", box);
  tools.className = "tools";
  const tip = element("div", "", box);
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "status");
  const projection = d3.geoMercator();
  const path = d3.geoPath(projection);
  let borders = null;
  let places = [];
  let chosen = null;

  function fit() {
    const size = [[40, 40], [WIDTH - 40, height() - 40]];
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${height()}`);
    const points = places.filter((each) => each.km !== null);
    const shown = (points.length ? points : places).map((each) => [each.lon, each.lat]);
    if (shown.length) projection.fitExtent(size, { type: "MultiPoint", coordinates: shown });
    else projection.fitExtent(size, { type: "Sphere" });
    // One town alone is shown with the land around it.
    if (projection.scale() > 6000 || !Number.isFinite(projection.scale())) {
      const [lon, lat] = shown[0];
      projection.scale(4000).translate([0, 0]);
      const [x, y] = projection([lon, lat]);
      projection.translate([WIDTH / 2 - x, height() / 2 - y]);
    }
    draw();
  }

  // A name is drawn where no other one is in its way, those of places before those of countries.
  function label(text, x, y, taken, into, centred) {
    const wide = text.length * 7.5;
    const left = centred ? x - wide / 2 : x;
    if (left < 0 || left + wide > WIDTH || y < 14 || y > height() - 6) return;
    if (taken.some((each) => left < each[1] && left + wide > each[0] && Math.abs(y - each[2]) < 15)) return;
    taken.push([left, left + wide, y]);
    make("text", { x, y, "text-anchor": centred ? "middle" : "start" }, into).textContent = text;
  }

  function draw() {
    // What lies far outside is cut off before it is drawn.
    projection.clipExtent([[-50, -50], [WIDTH + 50, height() + 50]]);
    if (borders) land.setAttribute("d", path(borders) ?? "");
    const focused = dots.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    for (const each of [reaches, dots, names, lands]) each.replaceChildren();
    const taken = [];
    // The largest come first in the list, and lie under the smaller ones.
    for (const each of places) {
      const [x, y] = projection([each.lon, each.lat]);
      if (each.km > 6) {
        const ring = d3.geoCircle().center([each.lon, each.lat]).radius(each.km / KM_PER_DEGREE)();
        make("path", { class: "reach", d: path(ring) ?? "" }, reaches);
      }
      const others = each.names.length ? ` (${each.names.join(", ")})` : "";
      const told = `${each.name}${others}: ${each.count} incident${each.count === 1 ? "" : "s"}`;
      const link = make("a", { href: address(each), "aria-label": told }, dots);
      const look = `point${each.contested ? " contested" : ""}${each.km === null ? " wide" : ""}${each === chosen ? " chosen" : ""}`;
      const size = Math.min(5 + 3 * Math.log2(each.count), 22);
      make("circle", { class: look, cx: x, cy: y, r: size }, link);
      label(each.name, x + size + 3, y + 4, taken, names, false);
      make("title", {}, link).textContent = told;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        show(each);
      });
      if (link.getAttribute("href") === focused) link.focus({ preventScroll: true });
    }
    for (const each of borders?.features ?? []) {
      const [x, y] = projection(each.middle);
      if (each.properties.name) label(each.properties.name, x, y, taken, lands, true);
    }
  }

  const address = (place) => {
    const to = new URLSearchParams(new FormData(document.getElementById("filters")));
    to.set("place", place.name);
    return `/incidents?${to}`;
  };

  function show(place) {
    chosen = place;
    tip.replaceChildren();
    tip.hidden = false;
    element("strong", place.name, tip);
    if (place.names.length) element("p", `Contested. Also called ${place.names.filter((each) => each !== place.name).join(", ")}.`, tip);
    if (place.held_by.length || place.claimed_by.length) {
      const held = place.held_by.length ? `Held by ${place.held_by.join(", ")}` : "";
      const claimed = place.claimed_by.length ? `claimed by ${place.claimed_by.join(", ")}` : "";
      element("p", [held, claimed].filter(Boolean).join("; "), tip);
    }
    element("p", place.km === null ? "A whole country or sea: no place in it is told." : `Within about ${place.km} km of the point.`, tip);
    const list = element("ul", "", tip);
    for (const each of place.incidents) {
      const link = element("a", `${each.title} (${each.grade})`, element("li", "", list));
      link.href = `/incidents/${each.id}`;
    }
    const all = element("a", `Only these ${place.count} in the list`, tip);
    all.href = address(place);
    const ids = new Set(place.incidents.map((each) => each.id));
    for (const row of document.querySelectorAll("[data-incident]")) row.classList.toggle("linked", ids.has(row.dataset.incident));
    draw();
  }

  function zoom(by, at = [WIDTH / 2, height() / 2]) {
    const scale = Math.min(Math.max(projection.scale() * by, 100), 400000);
    const share = scale / projection.scale();
    const [x, y] = projection.translate();
    projection.scale(scale).translate([at[0] - (at[0] - x) * share, at[1] - (at[1] - y) * share]);
    draw();
  }
  function move(dx, dy) {
    const [x, y] = projection.translate();
    projection.translate([x + dx, y + dy]);
    draw();
  }

  const buttons = [
    ["+", "Zoom in", () => zoom(1.6)],
    ["−", "Zoom out", () => zoom(1 / 1.6)],
    ["⤢", "Show all points", fit],
    ["▭", "List only what the map shows", () => {
      const corner = (x, y) => projection.invert([x, y]).map((each) => each.toFixed(3));
      const [west, north] = corner(0, 0);
      const [east, south] = corner(WIDTH, height());
      document.getElementById("box").value = [west, south, east, north].join(",");
      document.getElementById("filters").requestSubmit();
    }],
  ];
  for (const [sign, label, run] of buttons) {
    const button = element("button", sign, tools);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", run);
  }

  const scaled = (event) => {
    const area = svg.getBoundingClientRect();
    return [((event.clientX - area.left) * WIDTH) / area.width, ((event.clientY - area.top) * height()) / area.height];
  };
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) return; // the page scrolls, unless a key says that the map is meant
    event.preventDefault();
    // With Shift, browsers tell of a wheel that turns sideways.
    zoom((event.deltaY || event.deltaX) < 0 ? 1.3 : 1 / 1.3, scaled(event));
  }, { passive: false });
  let grip = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.target.closest("a")) return;
    grip = scaled(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const to = scaled(event);
    move(to[0] - grip[0], to[1] - grip[1]);
    grip = to;
  });
  svg.addEventListener("pointerup", () => (grip = null));
  box.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };
    if (moves[event.key]) move(...moves[event.key]);
    else if (event.key === "+") zoom(1.6);
    else if (event.key === "-") zoom(1 / 1.6);
    else if (event.key === "Escape" && !tip.hidden) tip.hidden = true;
    else return;
    event.preventDefault();
  });

  const get = async (from) => {
    const answer = await fetch(from);
    if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
    return answer.json();
  };
  async function load() {
    const from = document.getElementById("results").dataset.places;
    places = (await get(from)).places;
    chosen = null;
    tip.hidden = true;
    fit();
  }
  document.addEventListener("htmx:after:swap", load);
  load().then(() => get(box.dataset.borders)).then((world) => {
    borders = topojson.feature(world, world.objects.countries);
    for (const each of borders.features) each.middle = d3.geoCentroid(each);
    draw();
  }).catch((error) => {
    tip.hidden = false;
    tip.textContent = `The map can’t be drawn (${error.message}); the list has all that it shows.`;
  });
})();
