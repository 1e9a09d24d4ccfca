// What a hand on the map means: hovering tells, a click opens, a box becomes a filter; the keyboard can do the same.

import { isoDay } from "./time.js";

const CLOSE = 0.0006;
const REACH_PX = 14;
const CLICKED = ["points", "clusters", "area-counts", "shade-counts", "cells", "areas-district", "areas-circle", "areas-province", "shades"];
const killedText = (killed) => (killed ? ` · ${killed.toLocaleString("en")} killed` : "");
const incidents = (count) => `${count.toLocaleString("en")} incident${count === 1 ? "" : "s"}`;

/** The mark of dots that lie on one another: a box around them, a hair wider. */
function spot(features) {
  const lons = features.map((f) => f.geometry.coordinates[0]), lats = features.map((f) => f.geometry.coordinates[1]);
  const edges = [Math.min(...lons) - CLOSE, Math.min(...lats) - CLOSE, Math.max(...lons) + CLOSE, Math.max(...lats) + CLOSE];
  return `spot:${edges.map((edge) => edge.toFixed(4)).join(",")}`;
}

const apart = (features) => new Set(features.map((f) => f.geometry.coordinates.map((n) => n.toFixed(3)).join())).size > 1;

/** Listens on a map for one owner, which has `map`, `data`, `parts` and `tell(what, value)`. */
export class Picker {
  constructor(owner) {
    this.owner = owner;
    const { map } = owner;
    map.on("click", (e) => this.click(e.point, e.originalEvent.shiftKey));
    map.on("mousemove", (e) => this.hover(e.point));
    map.on("mouseout", () => this.say(null));
    map.getCanvas().addEventListener("keydown", (e) => {
      if (e.key !== "Enter") return;
      const node = map.getCanvas();
      this.click({ x: node.clientWidth / 2, y: node.clientHeight / 2 }, e.shiftKey, REACH_PX);
    });
  }

  at(point, reach = 3) {
    const { map } = this.owner;
    const layers = CLICKED.filter((id) => map.getLayer(id) && map.getLayoutProperty(id, "visibility") !== "none");
    const box = [[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]];
    const found = map.queryRenderedFeatures(box, { layers });
    for (const id of CLICKED) {
      const here = found.filter((f) => f.layer.id === id);
      if (here.length) return [id, here];
    }
    return [null, []];
  }

  async click(point, all, reach) {
    const [layer, found] = this.at(point, reach);
    if (!layer) return;
    if (layer === "points") {
      const ids = [...new Set(found.map((f) => f.properties.id))];
      this.owner.tell("pick", ids.length === 1 ? { incident: ids[0] } : { mark: spot(found) });
    } else if (layer === "clusters") await this.cluster(found[0], all);
    else {
      const mark = this.markOf(layer, found[0]);
      if (mark) this.owner.tell("pick", { mark });
    }
  }

  markOf(layer, feature) {
    const { data } = this.owner, id = feature.properties.id;
    if (layer === "areas-district" || layer === "areas-province") return data.areas.find((area) => area.unit === id)?.key;
    if (layer === "shades") return data.shades?.units.find((unit) => unit.unit === id)?.key;
    return feature.properties.key;
  }

  async cluster(feature, all) {
    const { map } = this.owner;
    const leaves = await map.getSource("ev-points").getClusterLeaves(feature.properties.cluster_id, 2000, 0);
    if (all || !apart(leaves)) { this.owner.tell("pick", { mark: spot(leaves) }); return; }
    const lons = leaves.map((f) => f.geometry.coordinates[0]), lats = leaves.map((f) => f.geometry.coordinates[1]);
    const bounds = [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
    const camera = map.cameraForBounds(bounds, { padding: 90, maxZoom: 12.5 });
    map.easeTo({ center: camera.center, zoom: Math.max(camera.zoom, map.getZoom() + 0.8) });
  }

  hover(point) {
    const [layer, found] = this.at(point);
    this.owner.map.getCanvas().style.cursor = layer ? "pointer" : "";
    const text = layer ? this.text(layer, found) : "";
    this.say(text ? point : null, text);
  }

  text(layer, found) {
    const { data } = this.owner, p = found[0].properties;
    if (layer === "points") return found.length > 1 ? `${this.dot(p.at)}\n… and ${found.length - 1} more here` : this.dot(p.at);
    if (layer === "clusters") return `${incidents(p.point_count)}\nClick to zoom in, Shift-click to read all`;
    if (layer === "area-counts" || layer === "areas-circle") return this.area(p);
    if (layer.startsWith("areas-")) { const own = data.areas.find((area) => area.unit === p.id); return own ? this.area({ ...own, shown: own.count }) : ""; }
    if (layer === "cells") return `${incidents(p.count)} in this hexagon${killedText(p.killed)}`;
    const unit = data.shades?.units.find((one) => one.unit === (p.unit || p.id));
    return unit ? `${unit.label}\n${incidents(unit.count)}${killedText(unit.killed)}` : "";
  }

  area(p) {
    const level = { district: "the district", province: "the province", country: "the country", belt: "the border belt", circle: "the area" }[p.level];
    return `${p.label}\n${incidents(p.shown)} known only to ${level}`;
  }

  dot(i) {
    const { points: p } = this.owner.data, { words } = p;
    const when = p.first[i] === null ? "no date given" : p.exact[i] ? isoDay(p.first[i]) : `${isoDay(p.first[i])} to ${isoDay(p.last[i])}`;
    const status = words[p.status[i]] === "occurred" ? "" : ` · ${words[p.status[i]].replaceAll("_", " ")}`;
    const reports = p.reports[i] > 1 ? ` · ${p.reports[i]} reports` : "";
    return `${words[p.what[i]]}${status}\n${words[p.where[i]]} · ${when}${killedText(p.killed[i])}${reports}`;
  }

  say(point, text) {
    const { tip, stage } = this.owner.parts;
    tip.hidden = !point;
    if (!point) return;
    tip.textContent = text;
    tip.style.left = `${Math.max(4, Math.min(point.x + 14, stage.clientWidth - tip.offsetWidth - 6))}px`;
    tip.style.top = `${point.y + 18 + tip.offsetHeight > stage.clientHeight ? point.y - tip.offsetHeight - 12 : point.y + 16}px`;
  }

  /** Let the analyst drag a box; it becomes the filter "drawn area". */
  box(button) {
    const { parts: { canvas, stage }, map } = this.owner;
    const end = () => { sheet.remove(); frame.remove(); button.classList.remove("bm-on"); };
    if (button.classList.contains("bm-on")) { stage.querySelector(".bm-sheet")?.dispatchEvent(new Event("end")); return; }
    button.classList.add("bm-on");
    const frame = stage.appendChild(Object.assign(document.createElement("div"), { className: "bm-box" }));
    const sheet = stage.appendChild(Object.assign(document.createElement("div"), { className: "bm-sheet" }));
    const at = (e) => { const r = canvas.getBoundingClientRect(); return [e.clientX - r.left, e.clientY - r.top]; };
    let from = null;
    sheet.addEventListener("end", end);
    sheet.onpointerdown = (e) => { from = at(e); sheet.setPointerCapture(e.pointerId); };
    sheet.onpointermove = (e) => {
      if (!from) return;
      const to = at(e);
      Object.assign(frame.style, { left: `${Math.min(from[0], to[0])}px`, top: `${Math.min(from[1], to[1])}px`, width: `${Math.abs(from[0] - to[0])}px`, height: `${Math.abs(from[1] - to[1])}px` });
    };
    sheet.onpointerup = (e) => {
      const to = at(e);
      end();
      if (Math.abs(to[0] - from[0]) < 5 || Math.abs(to[1] - from[1]) < 5) return;
      const a = map.unproject(from), b = map.unproject(to);
      this.owner.tell("box", [Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)].map((n) => Math.round(n * 1000) / 1000));
    };
  }
}
