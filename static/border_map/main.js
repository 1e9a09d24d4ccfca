// The border map: one MapLibre map that lives on while Python hands it new rows, so its zoom is never lost.

import * as maplibregl from "../vendor/maplibre/maplibre-gl.js";
import { addEvents, eventLayers, setEvents, showCircles } from "./events.js";
import { patience } from "./frames.js";
import { addMarks } from "./marks.js";
import { drawButtons, drawLegend, drawSwitches } from "./panel.js";
import { Picker } from "./pick.js";
import { save } from "./save.js";
import { baseStyle, SWITCHES } from "./style.js";
import { isoDay, TimeSlider } from "./time.js";

maplibregl.setWorkerUrl(new URL("../vendor/maplibre/maplibre-gl-worker.js", import.meta.url).href);

const maps = new WeakMap();
const BOUNDS = [[57.5, 21.5], [81, 41]];
const HOME = [[62.2, 29.0], [74.3, 36.9]];
const kept = { camera: null, hidden: null, window: null };
const COLOURS = ["ink", "paper", "panel", "muted", "accent", "grid"];

function linkStyles() {
  return Promise.all(["../vendor/maplibre/maplibre-gl.css", "./border_map.css"].map((path) => {
    const href = new URL(path, import.meta.url).href;
    if (document.head.querySelector(`link[href="${href}"]`)) return null;
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    const loaded = new Promise((done) => { link.onload = link.onerror = done; });
    document.head.append(link);
    return loaded;
  }));
}

function frame(parent) {
  const root = parent.querySelector(".bm-root");
  root.replaceChildren();
  const part = (name, host = root) => host.appendChild(Object.assign(document.createElement("div"), { className: `bm-${name}` }));
  const stage = part("stage"), tools = part("tools", stage);
  const parts = { root, stage, canvas: part("canvas", stage), legend: part("legend", stage), tip: part("tip", stage), time: part("time") };
  parts.tip.hidden = true;
  return { ...parts, buttons: part("buttons", tools), switches: part("switches", tools) };
}

class BorderMap {
  constructor(component) {
    this.component = component;
    this.data = component.data;
    this.hidden = kept.hidden ||= new Set(SWITCHES.filter(([, , on]) => !on).map(([name]) => name));
    this.parts = frame(component.parentElement);
    this.colour();
    this.ready = this.start();
  }

  async start() {
    const fonts = ["16px 'Noto Sans'", "650 16px 'Noto Sans'", "16px 'Noto Naskh Arabic'"].map((font) => document.fonts.load(font, "Khخ"));
    await Promise.all([linkStyles(), Promise.allSettled(fonts)]);
    const camera = kept.camera || { bounds: HOME, fitBoundsOptions: { padding: 16 } };
    this.map = new maplibregl.Map({
      container: this.parts.canvas, style: baseStyle(this.data), ...camera, maxBounds: BOUNDS, minZoom: 3.2, maxZoom: 14, dragRotate: false, pitchWithRotate: false,
      attributionControl: false, cooperativeGestures: matchMedia("(pointer: coarse)").matches, canvasContextAttributes: { preserveDrawingBuffer: true, antialias: false },
      fadeDuration: 0, // labels that fade in keep the map drawing for a third of a second after each change
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.boxZoom.disable();
    this.map.addControl(new maplibregl.AttributionControl({ compact: false, customAttribution: this.data.attribution }), "bottom-right");
    this.map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), "bottom-left");
    this.map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "bottom-right");
    this.map.addControl(new maplibregl.FullscreenControl({ container: this.parts.root }), "bottom-right");
    await new Promise((done) => this.map.once("style.load", done));
    this.map.once("load", () => { this.wait = patience(this.map); });
    this.dress();
    this.time = new TimeSlider(this.parts.time, { tell: (window, settled) => this.windowed(window, settled), keep: (window) => this.tell("range", { days: window.map(isoDay), filter: true }) });
    this.time.window = kept.window;
    this.picker = new Picker(this);
    this.map.on("moveend", () => this.moved());
    this.parts.root.borderMap = this.map;
    this.show();
    this.moved();
  }

  look() { return JSON.stringify([this.data.hues, this.data.theme.mode]); }

  dress() {
    addMarks(this.map, this.data);
    addEvents(this.map, this.data);
    this.dressed = this.look();
  }

  /** Change colours in place: nothing is loaded again and the camera stays. */
  redress() {
    const style = baseStyle(this.data), events = eventLayers(this.data);
    for (const name of ["ev-points"]) {
      events.above.filter((layer) => layer.source === name).forEach((layer) => this.map.removeLayer(layer.id));
      this.map.removeSource(name);
    }
    for (const layer of [...events.below, ...events.above]) if (this.map.getLayer(layer.id)) this.map.removeLayer(layer.id);
    for (const name of ["ev-radius", "ev-areas", "ev-cells", "ev-shades"]) this.map.removeSource(name);
    for (const layer of style.layers) for (const [name, value] of Object.entries(layer.paint || {})) this.map.setPaintProperty(layer.id, name, value);
    this.dress();
  }

  async update(component) {
    this.component = component;
    await this.ready;
    this.data = component.data;
    if (this.look() !== this.dressed) this.redress();
    this.show();
  }

  colour() {
    const { root } = this.parts;
    root.dataset.theme = this.data.theme.mode;
    for (const name of COLOURS) root.style.setProperty(`--bm-${name}`, this.data.theme[name]);
  }

  show() {
    this.colour();
    const { legend, switches, time, buttons } = this.parts;
    drawLegend(legend, this.data, (entry) => this.tell("legend", entry));
    drawSwitches(switches, this.map, this.hidden);
    drawButtons(buttons, [["Select area", "Drag a box: the area becomes a filter", (button) => this.picker.box(button)],
      ["Whole border", "Show the whole border again", () => this.map.fitBounds(HOME, { padding: 16 })],
      ["Save PNG", "Save what you see as a picture with title, legend and sources", () => save(this.map, this.data, this.time.window)]]);
    time.hidden = !this.data.bars || this.data.bars.days.length < 2;
    this.time.draw(this.data);
    this.rows();
    this.reveal();
  }

  rows() {
    this.wait?.();
    const shown = setEvents(this.map, this.data, this.data.points ? this.time.window : null);
    Object.assign(this.parts.root.dataset, { shown, mode: this.data.mode });
  }

  windowed(window, settled) {
    kept.window = window;
    if (this.data.points) this.rows();
    if (settled && !(this.data.points && !this.data.crowded)) this.tell("range", { days: window && window.map(isoDay), filter: false });
  }

  /** Bring what was opened elsewhere on the page into view; what was clicked here is in view already. */
  reveal() {
    const { selected, area, points } = this.data, name = JSON.stringify([selected, area]);
    if (name === this.revealed) return;
    this.revealed = name;
    const own = this.data.open || this.data.areas.find((one) => one.key === area);
    const at = own ? [[own.lon, own.lat]] : points ? selected.map((id) => points.id.indexOf(id)).filter((i) => i >= 0).map((i) => [points.lon[i], points.lat[i]]) : [];
    if (!at.length || at.every((place) => this.map.getBounds().contains(place))) return;
    const bounds = at.reduce((all, place) => all.extend(place), new maplibregl.LngLatBounds(at[0], at[0]));
    this.map.fitBounds(bounds, { padding: 120, maxZoom: Math.max(this.map.getZoom(), 7.5) });
  }

  moved() {
    showCircles(this.map);
    kept.camera = { center: this.map.getCenter(), zoom: this.map.getZoom() };
    if (!this.data.crowded) return;
    const zoom = Math.round(this.map.getZoom()), seen = this.map.getBounds(), { last } = this;
    const inside = last && last.zoom === zoom && last.box[0] <= seen.getWest() && last.box[1] <= seen.getSouth() && last.box[2] >= seen.getEast() && last.box[3] >= seen.getNorth();
    if (inside) return;
    const wide = (seen.getEast() - seen.getWest()) / 2, tall = (seen.getNorth() - seen.getSouth()) / 2;
    this.last = { zoom, box: [seen.getWest() - wide, seen.getSouth() - tall, seen.getEast() + wide, seen.getNorth() + tall] };
    this.tell("look", this.last);
  }

  tell(what, value) { this.component.setTriggerValue(what, value); }

  remove() { this.time?.stop(); this.map?.remove(); }
}

/** Draw the component, or hand new rows to the map that already stands in it. */
export function render(component) {
  const standing = maps.get(component.parentElement);
  if (standing && standing.parts.root.isConnected && standing.parts.root === component.parentElement.querySelector(".bm-root")) standing.update(component);
  else maps.set(component.parentElement, new BorderMap(component));
}

/** The component left the page. */
export function dispose(parent) {
  maps.get(parent)?.remove();
  maps.delete(parent);
}
