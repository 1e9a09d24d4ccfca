// The events' own sources and layers: dots, clusters, circles of uncertainty, whole areas, hexagons, shaded districts.

import { mix, zoomed } from "./style.js";

const EARTH_KM = 6371;
const WIDE_KM = 120; // a wider circle is only outlined: filled, it would drown what lies in it
const CIRCLES = 5.5; // zoom from which circles of uncertainty are drawn
const MANY = 300; // features
const EMPTY = { type: "FeatureCollection", features: [] };
const SOURCES = ["ev-radius", "ev-areas", "ev-cells", "ev-shades"];
const collection = (features) => ({ type: "FeatureCollection", features });
const point = (lon, lat, properties) => ({ type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties });
const polygon = (ring, properties) => ({ type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties });

/** A circle of `km` on the ground around a point, as a ring of 48 sides. */
function circle(lon, lat, km) {
  const rad = Math.PI / 180, d = km / EARTH_KM, phi = lat * rad;
  return Array.from({ length: 49 }, (_, i) => {
    const b = (i * 2 * Math.PI) / 48;
    const p = Math.asin(Math.sin(phi) * Math.cos(d) + Math.cos(phi) * Math.sin(d) * Math.cos(b));
    return [lon + Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(phi), Math.cos(d) - Math.sin(phi) * Math.sin(p)) / rad, p / rad];
  });
}

/** Corners of a hexagon by its number; the same sums as sourceline/query/cells.py. */
function hexagon(number, zoom) {
  const pack = 1 << 15, size = 18 / (512 * 2 ** zoom);
  const q = Math.floor(number / pack) - pack / 2, r = number % pack;
  return Array.from({ length: 7 }, (_, i) => {
    const angle = ((60 * (i % 6) - 30) * Math.PI) / 180;
    const x = size * (Math.sqrt(3) * (q + r / 2) + Math.cos(angle)), y = size * (1.5 * r + Math.sin(angle));
    return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
  });
}

/** Whether something that happened from day `first` to day `last` falls into the window; the undated never do. */
const within = (window, first, last) => !window || (first !== null && first <= window[1] && (last ?? first) >= window[0]);

function dots(p, window) {
  const features = [];
  for (let i = 0; i < p.id.length; i++) {
    if (!within(window, p.first[i], p.last[i])) continue;
    features.push(point(p.lon[i], p.lat[i], { at: i, id: p.id[i], hue: p.hue[i], radius: p.radius[i], killed: p.killed[i], mark: `mark|${p.kind[i]}|${p.hue[i]}|${p.sure[i]}` }));
  }
  return features;
}

/** One circle for each point and radius, however many dots share them. */
function circles(features) {
  const wide = features.filter((f) => f.properties.radius > 1).map((f) => [...f.geometry.coordinates, f.properties.radius]);
  return [...new Map(wide.map((one) => [one.join(), one])).values()].map((one) => polygon(circle(...one), {}));
}

function areaMarks(areas, window) {
  return areas.map((area) => ({ ...area, shown: area.first.filter((day, i) => within(window, day, area.last[i])).length })).filter((area) => area.shown);
}

const donutName = (hues) => ["concat", "donut", ...Array.from({ length: hues }, (_, i) => ["concat", "|", ["to-string", ["get", `h${i}`]]])];
const countsByHue = (hues) => Object.fromEntries(Array.from({ length: hues }, (_, i) => [`h${i}`, ["+", ["case", ["==", ["get", "hue"], i], 1, 0]]]));
const sum = (counts) => (counts || []).reduce((all, count) => all + count, 0);
const never = ["==", ["literal", 1], 0];

function areaLayers(theme) {
  // No soft edges where a line runs along the edge anyway: they are drawn a second time for it.
  const tint = (id, source, opacity) => ({ id, type: "fill", source, filter: never, paint: { "fill-color": theme.accent, "fill-opacity": opacity, "fill-antialias": false } });
  return [
    tint("areas-country", "context", 0.03), tint("areas-province", "provinces", 0.08), tint("areas-belt", "bands", 0.16),
    { id: "areas-district", type: "fill", source: "districts", filter: never, paint: { "fill-pattern": "hatch", "fill-antialias": false, "fill-opacity": zoomed(4.5, 0.6, 6.5, 1, 8.5, 1, 9.5, 0.45) } },
    { id: "areas-circle", type: "fill", source: "ev-areas", filter: ["all", ["==", ["geometry-type"], "Polygon"], ["<", ["get", "radius"], WIDE_KM]], paint: { "fill-pattern": "hatch", "fill-antialias": false, "fill-opacity": zoomed(4.5, 0.6, 6.5, 1, 8.5, 1, 9.5, 0.45) } },
    { id: "areas-circle-line", type: "line", source: "ev-areas", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": theme.accent, "line-width": 1.2, "line-dasharray": [3, 2] } },
    { id: "areas-line", type: "line", source: "districts", filter: never, paint: { "line-color": theme.accent, "line-width": zoomed(5, 0.6, 9, 1.4) } },
    { id: "area-open", type: "line", source: "districts", filter: never, paint: { "line-color": theme.ink, "line-width": 2.6 } },
    { id: "province-open", type: "line", source: "provinces", filter: never, paint: { "line-color": theme.ink, "line-width": 2.6 } },
  ];
}

function below(theme) {
  return [
    { id: "cells", type: "fill", source: "ev-cells", paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.82, "fill-outline-color": mix(theme.land, theme.ink, 0.35) } },
    ...areaLayers(theme),
    { id: "radius", type: "fill", source: "ev-radius", minzoom: CIRCLES, paint: { "fill-color": theme.ink, "fill-opacity": 0.07 } },
    { id: "radius-line", type: "line", source: "ev-radius", minzoom: CIRCLES, paint: { "line-color": theme.ink, "line-opacity": 0.55, "line-width": 0.9 } },
  ];
}

function above(theme, hues) {
  return [
    { id: "area-counts", type: "symbol", source: "ev-areas", filter: ["==", ["geometry-type"], "Point"],
      layout: { "text-font": ["Noto Sans"], "text-field": ["to-string", ["get", "shown"]], "text-size": zoomed(4, 10, 8, 13), "icon-image": "plate", "icon-text-fit": "both", "icon-text-fit-padding": [1, 4, 1, 4], "symbol-sort-key": ["-", 0, ["get", "shown"]] },
      paint: { "text-color": theme.accent } },
    { id: "shade-counts", type: "symbol", source: "ev-shades", minzoom: 5.6, layout: { "text-font": ["Noto Sans"], "text-field": ["to-string", ["get", "value"]], "text-size": zoomed(5.6, 11, 9, 15), "symbol-sort-key": ["-", 0, ["get", "value"]] },
      paint: { "text-color": theme.ink, "text-halo-color": theme.paper, "text-halo-width": 1.6 } },
    { id: "selected", type: "circle", source: "ev-points", filter: never,
      paint: { "circle-radius": 15, "circle-color": theme.accent, "circle-opacity": 0.22, "circle-stroke-color": theme.accent, "circle-stroke-width": 2.6 } },
    { id: "points", type: "symbol", source: "ev-points", filter: ["!", ["has", "point_count"]],
      layout: { "icon-image": ["get", "mark"], "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "killed"],
        "icon-size": ["interpolate", ["linear"], ["sqrt", ["get", "killed"]], 0, 0.85, 3, 1.1, 8, 1.6, 14, 2.1] } },
    { id: "clusters", type: "symbol", source: "ev-points", filter: ["has", "point_count"],
      layout: { "icon-image": donutName(hues.length), "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "point_count"] } },
  ];
}

/** Layers of the events in a scene's colours: those under the border line, those over everything. */
export const eventLayers = (data) => ({ below: below(data.theme), above: above(data.theme, data.hues) });

/** Add the (empty) event sources and layers to a fresh style. */
export function addEvents(map, data) {
  said.set(map, new Map());
  map.addSource("ev-points", { type: "geojson", data: EMPTY, cluster: true, clusterRadius: 38, clusterMaxZoom: 12, clusterProperties: countsByHue(data.hues.length) });
  for (const name of SOURCES) map.addSource(name, { type: "geojson", data: EMPTY });
  const layers = eventLayers(data);
  layers.below.forEach((layer) => map.addLayer(layer, "border-casing"));
  layers.above.forEach((layer) => map.addLayer(layer));
}

/** What each map's layers were told last: telling one the same again would draw the whole map once more. */
const said = new WeakMap();

function tell(map, what, layer, ...rest) {
  const key = `${what} ${layer} ${rest.length > 1 ? rest[0] : ""}`, value = JSON.stringify(rest[rest.length - 1]);
  const known = said.get(map);
  if (known.get(key) === value) return;
  known.set(key, value);
  map[what](layer, ...rest);
}

/** Give a source its features; one that stays empty is left alone, since each change cuts its tiles and draws the map. */
function put(map, name, features) {
  const source = map.getSource(name);
  if (!features.length && !source.filled) return;
  source.filled = features.length > 0;
  const data = collection(features);
  source.setData(features.length > MANY ? address(source, data) : data);
}

/** Many features go to the map's worker as text behind an address: handed over as they are, each is copied field by field. */
function address(source, data) {
  const given = URL.createObjectURL(new Blob([JSON.stringify(data)], { type: "application/json" }));
  source.addresses = [...(source.addresses || []), given];
  if (source.addresses.length > 2) URL.revokeObjectURL(source.addresses.shift()); // the last may still be on its way
  return given;
}

/** The circles around dots, at the zooms that show them: there are thousands of corners to cut. */
export function showCircles(map) {
  const source = map.getSource("ev-radius"), near = map.getZoom() > CIRCLES - 0.1;
  if (!source || source.about === (near && source.dots)) return;
  source.about = near && source.dots;
  put(map, "ev-radius", near ? circles(source.dots) : []);
}

function showAreas(map, data, window) {
  const marks = areaMarks(data.areas, window);
  // Sorted, since a filter that names the same units in another order would cut the layer's tiles anew.
  const units = (level) => ["literal", marks.filter((mark) => mark.level === level).map((mark) => mark.unit).sort()];
  tell(map, "setFilter", "areas-district", ["in", ["get", "id"], units("district")]);
  tell(map, "setFilter", "areas-line", ["in", ["get", "id"], units("district")]);
  tell(map, "setFilter", "areas-province", ["in", ["get", "id"], units("province")]);
  tell(map, "setFilter", "areas-country", ["in", ["get", "iso"], units("country")]);
  tell(map, "setFilter", "areas-belt", marks.some((mark) => mark.level === "belt") ? ["==", ["get", "km"], 25] : never);
  const properties = ({ key, label, level, shown, killed, unit, radius }) => ({ key, label, level, shown, killed, unit, radius });
  const rings = marks.filter((mark) => mark.level === "circle").map((mark) => polygon(circle(mark.lon, mark.lat, mark.radius), properties(mark)));
  put(map, "ev-areas", [...rings, ...marks.map((mark) => point(mark.lon, mark.lat, properties(mark)))]);
  const open = data.open?.unit || "";
  for (const layer of ["area-open", "province-open"]) tell(map, "setFilter", layer, ["==", ["get", "id"], open]);
}

function showShades(map, shades) {
  const units = shades?.units || [];
  const colour = units.length ? ["match", ["get", "id"], ...units.flatMap((unit) => [unit.unit, shades.colours[unit.step]]), "rgba(0,0,0,0)"] : "rgba(0,0,0,0)";
  tell(map, "setPaintProperty", "shades", "fill-color", colour);
  tell(map, "setLayoutProperty", "shades", "visibility", units.length ? "visible" : "none");
  put(map, "ev-shades", units.map((unit) => point(unit.lon, unit.lat, unit)));
}

function cellFeatures(cells) {
  return cells ? cells.cell.map((number, i) => polygon(hexagon(number, cells.zoom), { key: `cell:${cells.zoom}:${number}`, count: cells.incidents[i], killed: cells.killed_max[i], colour: cells.colours[cells.step[i]] })) : [];
}

/** Hand a scene's rows to the layers; `window` narrows dots and areas to days, or is null. Returns the incidents drawn. */
export function setEvents(map, data, window) {
  const features = data.points ? dots(data.points, window) : [];
  put(map, "ev-points", features);
  map.getSource("ev-radius").dots = features;
  showCircles(map);
  put(map, "ev-cells", cellFeatures(data.cells));
  showAreas(map, data, window);
  showShades(map, data.shades);
  tell(map, "setFilter", "selected", ["in", ["get", "id"], ["literal", data.selected]]);
  return features.length + sum(data.cells?.incidents) + sum(data.shades?.units.map((unit) => unit.count));
}
