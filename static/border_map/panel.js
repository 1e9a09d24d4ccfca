// What stands over the map: legend that filters, layer switches, time slider with play, buttons.

import { markPicture } from "./marks.js";
import { SWITCHES } from "./style.js";

function el(tag, className, text, attributes = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

const isoDay = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

/** Legend: one button an entry; pressing it asks Python to filter by it (or to stop filtering by it). */
export function drawLegend(host, data, onToggle) {
  host.replaceChildren(el("div", "bm-title", data.legend_title));
  const filtered = data.legend.some((item) => item.on);
  for (const item of data.legend) {
    const off = filtered && !item.on;
    const button = el("button", `bm-item${off ? " bm-off" : ""}`, undefined,
      { type: "button", "aria-pressed": String(Boolean(item.on)), title: item.on ? "Remove this filter" : "Show only this", "data-key": item.key });
    button.append(markPicture(item, data.theme), el("span", "bm-name", item.label), el("span", "bm-count", String(item.count)));
    button.onclick = () => onToggle(item.key);
    host.append(button);
  }
  host.append(el("div", "bm-note", "Size: people killed. Circle around a mark: where it may have been."));
}

/** Layer panel: a fold with one checkbox a switch. `hidden` is the set of switched-off names and is kept by the caller. */
export function drawSwitches(host, map, hidden) {
  const fold = el("details", "bm-fold");
  fold.append(el("summary", "", "Layers"));
  for (const [name, ids] of SWITCHES) {
    const row = el("label", "bm-switch");
    const box = el("input", "", undefined, { type: "checkbox" });
    box.checked = !hidden.has(name);
    box.onchange = () => { box.checked ? hidden.delete(name) : hidden.add(name); applySwitch(map, name, ids, hidden); };
    row.append(box, el("span", "", name));
    fold.append(row);
    applySwitch(map, name, ids, hidden);
  }
  host.replaceChildren(fold);
}

function applySwitch(map, name, ids, hidden) {
  for (const id of ids) if (map.getLayer(id)) map.setLayoutProperty(id, "visibility", hidden.has(name) ? "none" : "visible");
}

/** Time slider over the days of the points: a window of a chosen length that can be played. Calls `onRange` with [first, last] or null. */
export function drawTime(host, span, state, onRange, onApply) {
  host.replaceChildren();
  if (!span || span[1] - span[0] < 2) return;
  const length = Math.max(1, Math.round((span[1] - span[0]) / 12));
  const play = el("button", "bm-button", "▶", { type: "button", "aria-label": "Play through time", title: "Play through time" });
  const slider = el("input", "bm-slider", undefined, { type: "range", min: span[0], max: span[1], step: 1, "aria-label": "Time window" });
  const text = el("span", "bm-range", `${isoDay(span[0])} to ${isoDay(span[1])}`);
  const all = el("button", "bm-button", "All dates", { type: "button" });
  const use = el("button", "bm-button", "Filter to this", { type: "button", title: "Make this window the time filter of every page" });
  slider.value = state.range ? state.range[0] : span[0];
  const show = (range) => {
    state.range = range;
    text.textContent = range ? `${isoDay(range[0])} to ${isoDay(range[1])}` : `${isoDay(span[0])} to ${isoDay(span[1])}`;
    use.hidden = all.hidden = !range;
    onRange(range);
  };
  const stop = () => { clearInterval(state.timer); state.timer = null; play.textContent = "▶"; };
  slider.oninput = () => { stop(); const at = Number(slider.value); show([at, Math.min(at + length, span[1])]); };
  all.onclick = () => { stop(); slider.value = span[0]; show(null); };
  use.onclick = () => { stop(); onApply(state.range.map(isoDay)); };
  play.onclick = () => {
    if (state.timer) { stop(); return; }
    play.textContent = "❚❚";
    const step = Math.max(1, Math.round(length / 4));
    if (Number(slider.value) >= span[1] - length) slider.value = span[0];
    state.timer = setInterval(() => {
      const at = Math.min(Number(slider.value) + step, span[1] - length);
      slider.value = at; show([at, at + length]);
      if (at >= span[1] - length) stop();
    }, 450);
  };
  host.append(play, slider, text, use, all);
  show(state.range || null);
}

/** Buttons at the top right. */
export function drawButtons(host, actions) {
  host.replaceChildren(...actions.map(([name, title, run]) => {
    const button = el("button", "bm-button", name, { type: "button", title, "data-action": name.toLowerCase().replaceAll(" ", "-") });
    button.onclick = () => run(button);
    return button;
  }));
}
