// The border map: one MapLibre map that lives on while Python hands it new rows, so its zoom is never lost.

import * as maplibregl from "../vendor/maplibre/maplibre-gl.js";
import { addEvents, setEvents } from "./events.js";
import { addMarks } from "./marks.js";
import { drawButtons, drawLegend, drawSwitches, drawTime } from "./panel.js";
import { save } from "./save.js";
import { baseStyle, SWITCHES } from "./style.js";

maplibregl.setWorkerUrl(new URL("../vendor/maplibre/maplibre-gl-worker.js", import.meta.url).href);

const maps = new WeakMap();
const BOUNDS = [[60.2, 24.2], [76.0, 38.2]];
const HOME = [[64.8, 28.6], [72.6, 36.4]];

function linkStyles() {
  for (const path of ["../vendor/maplibre/maplibre-gl.css", "./border_map.css"]) {
    const href = new URL(path, import.meta.url).href;
    if (document.head.querySelector(`link[href="${href}"]`)) continue;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  }
}

async function loadLayers(urls) {
  const loaded = await Promise.all(Object.entries(urls).map(async ([name, url]) => {
    const answer = await fetch(new URL(url, document.baseURI));
    return [name, answer.ok ? await answer.json() : undefined];
  }));
  return Object.fromEntries(loaded.filter(([, json]) => json));
}

function frame(parent, height) {
  const root = parent.querySelector(".bm-root");
  root.style.height = `${height}px`;
  root.replaceChildren();
  const part = (name) => root.appendChild(Object.assign(document.createElement("div"), { className: name }));
  return { root, canvas: part("bm-canvas"), legend: part("bm-legend"), switches: part("bm-switches"), buttons: part("bm-buttons"), time: part("bm-time"), tip: part("bm-tip") };
}

class BorderMap {
  constructor(component) {
    this.component = component;
    this.data = component.data;
    this.hidden = new Set(SWITCHES.filter(([, , on]) => !on).map(([name]) => name));
    this.time = { range: null, timer: null };
    this.parts = frame(component.parentElement, this.data.height);
    this.ready = this.start();
  }

  async start() {
    linkStyles();
    const fonts = ["16px 'Noto Sans'", "16px 'Noto Naskh Arabic'"].map((font) => document.fonts.load(font, "Khخ"));
    [this.layers] = await Promise.all([loadLayers(this.data.layers), Promise.allSettled(fonts)]);
    this.map = new maplibregl.Map({
      container: this.parts.canvas, style: baseStyle(this.layers, this.data.theme), bounds: this.data.bounds || HOME,
      fitBoundsOptions: { padding: 24 }, maxBounds: BOUNDS, minZoom: 3.4, maxZoom: 14, dragRotate: false, pitchWithRotate: false,
      attributionControl: false, canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new maplibregl.AttributionControl({ compact: false, customAttribution: this.data.attribution }), "bottom-right");
    this.map.addControl(new maplibregl.ScaleControl({ maxWidth: 120 }), "bottom-left");
    this.map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "bottom-right");
    this.map.boxZoom.disable();
    await new Promise((done) => this.map.once("load", done));
    this.parts.root.borderMap = this.map;
    this.dress();
    this.listen();
    this.show();
  }

  dress() {
    addMarks(this.map, this.data.legend, this.data.theme);
    addEvents(this.map, this.data);
    this.dressed = JSON.stringify([this.data.legend.map((item) => [item.key, item.colour]), this.data.theme.mode]);
  }

  async update(component) {
    this.component = component;
    await this.ready;
    this.data = component.data;
    const dress = JSON.stringify([this.data.legend.map((item) => [item.key, item.colour]), this.data.theme.mode]);
    if (dress !== this.dressed) {
      this.map.setStyle(baseStyle(this.layers, this.data.theme), { diff: false });
      await new Promise((done) => this.map.once("style.load", done));
      this.dress();
    }
    this.show();
  }

  show() {
    const { legend, switches, time, buttons, root } = this.parts;
    root.dataset.theme = this.data.theme.mode;
    for (const name of ["ink", "paper", "panel", "muted", "accent", "grid"]) root.style.setProperty(`--bm-${name}`, this.data.theme[name]);
    root.style.height = `${this.data.height}px`;
    if (this.data.mode === "cells") this.hidden.delete("Density");
    drawLegend(legend, this.data, (key) => this.tell("legend", key));
    drawSwitches(switches, this.map, this.hidden);
    drawTime(time, this.data.span, this.time, () => this.rows(), (range) => { this.time.range = null; this.tell("range", range); });
    drawButtons(buttons, [["Select area", "Draw a box: the area becomes a filter", (b) => this.startBox(b)],
      ["Whole border", "Show the whole border again", () => this.map.fitBounds(HOME, { padding: 24 })],
      ["Save PNG", "Save what you see as a picture", () => save(this.map, this.data)]]);
    this.rows();
    if (this.data.focus && this.data.focus.join() !== this.lastFocus) {
      this.lastFocus = this.data.focus.join();
      this.map.easeTo({ center: this.data.focus, zoom: Math.max(this.map.getZoom(), 7.5) });
    }
  }

  rows() {
    this.parts.root.dataset.shown = setEvents(this.map, this.data, this.time.range, (area) => this.shapes(area));
  }

  shapes(area) {
    const layer = { province: "provinces", district: "districts", country: "countries", border_area: "belt" }[area.level];
    const features = this.layers[layer]?.features || [];
    return features.filter((f) => area.level === "border_area" || f.properties.name === area.name).map((f) => f.geometry);
  }

  tell(what, value) { this.component.setTriggerValue(what, value); }

  listen() {
    const pick = (layer, run) => {
      this.map.on("click", layer, run);
      this.map.on("mouseenter", layer, () => { this.map.getCanvas().style.cursor = "pointer"; });
      this.map.on("mouseleave", layer, () => { this.map.getCanvas().style.cursor = ""; this.parts.tip.hidden = true; });
    };
    pick("points", (e) => this.tell("pick", { ids: [...new Set(e.features.map((f) => f.properties.id))] }));
    pick("clusters", (e) => this.openCluster(e.features[0]));
    pick("areas", (e) => { if (!this.map.queryRenderedFeatures(e.point, { layers: ["points", "clusters"] }).length) this.tell("pick", { area: e.features[0].properties.key }); });
    pick("area-counts", (e) => this.tell("pick", { area: e.features[0].properties.key }));
    pick("cells", (e) => this.tell("pick", { cell: e.features[0].properties.key }));
    this.map.on("mousemove", "points", (e) => this.tip(e, e.features[0].properties.label));
    this.map.on("mousemove", "area-counts", (e) => this.tip(e, e.features[0].properties.label));
  }

  tip(e, text) {
    Object.assign(this.parts.tip, { hidden: false, textContent: text });
    this.parts.tip.style.left = `${Math.min(e.point.x + 14, this.parts.root.clientWidth - 250)}px`;
    this.parts.tip.style.top = `${e.point.y + 14}px`;
  }

  async openCluster(feature) {
    const source = this.map.getSource("ev-points"), id = feature.properties.cluster_id;
    const zoom = await source.getClusterExpansionZoom(id);
    if (zoom <= 12) { this.map.easeTo({ center: feature.geometry.coordinates, zoom: zoom + 0.3 }); return; }
    const leaves = await source.getClusterLeaves(id, 200, 0);
    this.tell("pick", { ids: leaves.map((leaf) => leaf.properties.id) });
  }

  startBox(button) {
    button.classList.add("bm-on");
    const { canvas, root } = this.parts;
    const box = root.appendChild(Object.assign(document.createElement("div"), { className: "bm-box" }));
    const at = (e) => { const r = canvas.getBoundingClientRect(); return [e.clientX - r.left, e.clientY - r.top]; };
    let from = null;
    const draw = (a, b) => Object.assign(box.style, { left: `${Math.min(a[0], b[0])}px`, top: `${Math.min(a[1], b[1])}px`, width: `${Math.abs(a[0] - b[0])}px`, height: `${Math.abs(a[1] - b[1])}px` });
    const sheet = root.appendChild(Object.assign(document.createElement("div"), { className: "bm-sheet" }));
    sheet.onpointerdown = (e) => { from = at(e); sheet.setPointerCapture(e.pointerId); };
    sheet.onpointermove = (e) => { if (from) draw(from, at(e)); };
    sheet.onpointerup = (e) => {
      const to = at(e);
      sheet.remove(); box.remove(); button.classList.remove("bm-on");
      if (Math.abs(to[0] - from[0]) < 5 || Math.abs(to[1] - from[1]) < 5) return;
      const a = this.map.unproject(from), b = this.map.unproject(to);
      this.tell("box", [Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)].map((n) => Math.round(n * 1000) / 1000));
    };
  }

  remove() { clearInterval(this.time.timer); this.map?.remove(); }
}

/** Draw the component, or hand new rows to the map that already stands in it. */
export function render(component) {
  const key = component.parentElement;
  const standing = maps.get(key);
  if (standing && standing.parts.root.isConnected) standing.update(component);
  else maps.set(key, new BorderMap(component));
}

/** The component left the page. */
export function dispose(parent) {
  maps.get(parent)?.remove();
  maps.delete(parent);
}
