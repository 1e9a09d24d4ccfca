// What stands over the map: legend that filters, layer switches, buttons.

import { markPicture } from "./marks.js";
import { SWITCHES } from "./style.js";

export function el(tag, className, text, attributes = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function fold(host, name, title, narrow) {
  const standing = host.querySelector(`[data-fold="${name}"]`);
  const node = el("details", "bm-fold", undefined, { "data-fold": name });
  node.open = standing ? standing.open : !narrow;
  node.append(el("summary", "bm-title", title));
  return node;
}

function entry(section, item, data, filtered, onToggle) {
  const picture = markPicture(item.symbol, item.colour, data.theme);
  const texts = [picture, el("span", "bm-name", item.label), el("span", "bm-count", item.count === null ? "" : item.count.toLocaleString("en"))];
  if (item.key === null) {
    const row = el("div", "bm-item bm-still");
    row.append(...texts);
    return row;
  }
  const off = (filtered && !item.on) || !item.count;
  const title = item.on ? "Take this filter back" : filtered ? "Show this too" : "Show only this";
  const button = el("button", `bm-item${off ? " bm-off" : ""}`, undefined, { type: "button", "aria-pressed": String(Boolean(item.on)), title, "data-key": item.key });
  button.append(...texts);
  button.onclick = () => onToggle({ name: section.name, key: item.key });
  return button;
}

function ramp(host, scale) {
  if (!scale) return;
  host.append(el("div", "bm-title bm-sub", scale.title));
  for (const item of scale.items) {
    const row = el("div", "bm-step");
    row.append(el("span", "bm-swatch", undefined, { style: `background:${item.colour}` }), el("span", "", item.label));
    host.append(row);
  }
}

function key(data) {
  const host = el("div", "bm-key");
  const row = (picture, text) => { const line = el("div", "bm-step"); line.append(picture, el("span", "", text)); host.append(line); };
  if (data.points) {
    row(markPicture("circle", data.theme.muted, data.theme, false), "Foiled, attempted or alleged");
    row(el("span", "bm-swatch bm-ringed"), "Circle: where it may have been");
    row(el("span", "bm-swatch bm-hatched"), "Number: known to the area only");
    host.append(el("div", "bm-note", "A larger mark: more people killed."));
  }
  return host;
}

/** Legend: one button an entry; pressing it asks Python to filter by it, or to stop filtering by it. */
export function drawLegend(host, data, onToggle) {
  const narrow = host.parentElement.clientWidth < 480;
  const body = fold(host, "legend", data.ramp ? data.ramp.title : data.legend[0].title, narrow);
  ramp(body, data.ramp && { ...data.ramp, title: "" });
  data.legend.forEach((section, place) => {
    if (place || data.ramp) body.append(el("div", "bm-title bm-sub", data.ramp ? `Filter by ${section.title.toLowerCase()}` : section.title));
    const filtered = section.items.some((item) => item.on);
    section.items.forEach((item) => body.append(entry(section, item, data, filtered, onToggle)));
  });
  body.append(key(data));
  host.replaceChildren(body);
}

function applySwitch(map, ids, on) {
  const wanted = on ? "visible" : "none";
  // Only what changes: to be told the same again makes the whole map draw itself once more.
  for (const id of ids) if (map.getLayer(id) && (map.getLayoutProperty(id, "visibility") || "visible") !== wanted) map.setLayoutProperty(id, "visibility", wanted);
}

/** Layer panel: a fold with one checkbox a switch. `hidden` is the set of switched-off names, kept by the caller. */
export function drawSwitches(host, map, hidden) {
  const body = fold(host, "layers", "Layers", true);
  for (const [name, ids] of SWITCHES) {
    const row = el("label", "bm-switch");
    const box = el("input", "", undefined, { type: "checkbox" });
    box.checked = !hidden.has(name);
    box.onchange = () => { hidden[box.checked ? "delete" : "add"](name); applySwitch(map, ids, box.checked); };
    row.append(box, el("span", "", name));
    body.append(row);
    applySwitch(map, ids, box.checked);
  }
  host.replaceChildren(body);
}

/** Buttons at the top right. */
export function drawButtons(host, actions) {
  host.replaceChildren(...actions.map(([name, title, run]) => {
    const button = el("button", "bm-button", name, { type: "button", title, "data-action": name.toLowerCase().replaceAll(" ", "-") });
    button.onclick = () => run(button);
    return button;
  }));
}
