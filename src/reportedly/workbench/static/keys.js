// Keys, the way between a claim's card and its words, and dragging one incident onto another.
// Everything here has another way: links, buttons and checkboxes do the same without this file.
(() => {
  "use strict";
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const typing = (target) => target.closest?.("input, select, textarea, [contenteditable]") && target.type !== "checkbox";

  // The token travels with every request that htmx makes.
  document.addEventListener("htmx:config:request", (event) => {
    const headers = event.detail?.ctx?.request?.headers;
    if (headers) headers["X-CSRF-Token"] = document.body.dataset.csrf;
  });

  function choose(item, from) {
    all(".chosen").forEach((each) => each.classList.remove("chosen"));
    const card = document.getElementById(`c-${item}`);
    const marks = all("mark[data-items]").filter((each) => each.dataset.items.split(" ").includes(item));
    card?.classList.add("chosen");
    marks.forEach((each) => each.classList.add("chosen"));
    const to = from === "card" ? marks[0] : card;
    to?.scrollIntoView({ block: "center" });
    // The list of cards scrolls by itself: the card is shown in it, wherever the page is.
    const list = card?.closest(".cards");
    if (list && list.scrollHeight > list.clientHeight) list.scrollTop = card.offsetTop - list.offsetTop - list.clientHeight / 3;
    if (from === "mark") card?.focus({ preventScroll: true });
    history.replaceState(history.state, "", from === "card" ? `#at-${item}` : `#c-${item}`);
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("[data-help]")) return one("#help").showModal();
    const pin = target.closest("a.pin");
    if (pin) {
      event.preventDefault();
      return choose(pin.closest("[data-item]").dataset.item, "card");
    }
    const mark = target.closest("mark[data-items]");
    // Of several claims on one word, each click shows the next.
    if (mark && !getSelection().toString()) {
      const items = mark.dataset.items.split(" ");
      const last = items.findIndex((each) => document.getElementById(`c-${each}`)?.classList.contains("chosen"));
      return choose(items[(last + 1) % items.length], "mark");
    }
    const card = target.closest(".card[data-item]");
    if (card && !target.closest("a, button, summary") && !getSelection().toString()) choose(card.dataset.item, "card");
  });

  function arrived() {
    const found = /^#at-([sefpt]\d+)$/.exec(location.hash);
    if (found && document.getElementById(`c-${found[1]}`)) choose(found[1], "card");
  }
  window.addEventListener("hashchange", arrived);
  document.addEventListener("DOMContentLoaded", arrived);
  if (document.readyState !== "loading") arrived();

  function step(by) {
    const rows = all("[data-row]").filter((each) => each.offsetParent);
    const at = rows.indexOf(document.activeElement?.closest("[data-row]"));
    const to = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    to?.focus();
    to?.scrollIntoView({ block: "nearest" });
  }

  function open(row) {
    if (row.dataset.item) choose(row.dataset.item, "card");
    else one("a[href]", row)?.click();
  }

  function press(key) {
    const target = one(`[data-key="${key}"]`);
    if (!target) return false;
    if (target.tagName === "DETAILS") {
      target.open = true;
      one("select, input:not([type=hidden])", target)?.focus();
    } else target.click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || one("dialog[open]")) return;
    const row = document.activeElement?.closest("[data-row]");
    if (event.key === "?") one("#help").showModal();
    else if (event.key === "/") (one("[data-search]") ?? one("input:not([type=hidden])"))?.focus();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "w" && one("[data-why]")) one("[data-why]").focus();
    else if (event.key === "x" && row) one("input[type=checkbox]", row)?.click();
    else if (event.key === "Enter" && row && document.activeElement === row) open(row);
    else if (!press(event.key)) return;
    event.preventDefault();
  });

  // Merging: what is chosen shows the button; dragging one incident onto another chooses both.
  function count() {
    const bar = one("#merge-bar");
    if (bar) bar.hidden = all(".merging input[name=subject]:checked").length < 2;
  }
  count();
  document.addEventListener("htmx:after:swap", count);
  document.addEventListener("change", (event) => {
    if (event.target.name !== "subject") return;
    event.stopPropagation();
    count();
  }, true);

  let dragged = null;
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(".incident, .telling") ?? null;
    if (dragged) event.dataTransfer.setData("text/plain", dragged.dataset.incident ?? "");
  });
  const onto = (event) => {
    if (!dragged) return null;
    const to = dragged.matches(".incident") ? event.target.closest?.(".incident") : event.target.closest?.("#split-drop");
    return to && to !== dragged ? to : null;
  };
  document.addEventListener("dragover", (event) => {
    all(".over").forEach((each) => each.classList.remove("over"));
    const to = onto(event);
    if (!to) return;
    event.preventDefault();
    to.classList.add("over");
  });
  document.addEventListener("drop", (event) => {
    const to = onto(event);
    if (!to) return;
    event.preventDefault();
    for (const each of [dragged, to]) {
      const box = one("input[name=subject]", each);
      if (box?.type === "checkbox") box.checked = true;
    }
    count();
    one("input[name=why]", one(dragged.matches(".incident") ? "#merge-bar" : "#split-drop"))?.focus();
  });
  document.addEventListener("dragend", () => {
    all(".over").forEach((each) => each.classList.remove("over"));
    dragged = null;
  });
})();
