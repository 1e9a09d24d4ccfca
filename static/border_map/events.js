// The events' own sources and layers: points, clusters, areas of uncertainty, whole areas, density cells.

const EARTH_KM = 6371;
const EMPTY = { type: "FeatureCollection", features: [] };
const collection = (features) => ({ type: "FeatureCollection", features });

/** A geodesic circle of `km` around a point, as a ring of 48 vertices. */
function ring(lon, lat, km) {
  const rad = Math.PI / 180, d = km / EARTH_KM, phi = lat * rad;
  return Array.from({ length: 49 }, (_, i) => {
    const b = (i * 2 * Math.PI) / 48;
    const p = Math.asin(Math.sin(phi) * Math.cos(d) + Math.cos(phi) * Math.sin(d) * Math.cos(b));
    const l = Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(phi), Math.cos(d) - Math.sin(phi) * Math.sin(p));
    return [lon + l / rad, p / rad];
  });
}

function pointFeatures(points, range) {
  const features = [];
  for (let i = 0; i < points.id.length; i++) {
    if (range && !(points.day[i] !== null && points.day[i] >= range[0] && points.day[i] <= range[1])) continue;
    features.push({ type: "Feature", geometry: { type: "Point", coordinates: [points.lon[i], points.lat[i]] },
      properties: { id: points.id[i], kind: points.kind[i], radius: points.radius_km[i] || 0, size: points.size[i] || 0, label: points.label[i] } });
  }
  return features;
}

const radiusFeatures = (features) => features.filter((f) => f.properties.radius > 1).map((f) => ({
  type: "Feature", properties: f.properties, geometry: { type: "Polygon", coordinates: [ring(...f.geometry.coordinates, f.properties.radius)] } }));

const cellFeatures = (cells) => cells.map((cell) => ({
  type: "Feature", properties: { count: cell.count, share: cell.share, key: cell.key }, geometry: { type: "Polygon", coordinates: [cell.ring] } }));

const areaPoints = (areas) => areas.filter((a) => a.lon !== null).map((a) => ({
  type: "Feature", properties: { key: a.key, count: a.count, label: a.label }, geometry: { type: "Point", coordinates: [a.lon, a.lat] } }));

function countsByKind(kinds) {
  return Object.fromEntries(Array.from({ length: kinds }, (_, i) => [`k${i}`, ["+", ["case", ["==", ["get", "kind"], i], 1, 0]]]));
}

const donutName = (kinds) => ["concat", "donut", ...Array.from({ length: kinds }, (_, i) => ["concat", "|", ["to-string", ["get", `k${i}`]]])];

function layers(theme, kinds, colours) {
  const byKind = (values, last) => ["match", ["get", "kind"], ...values.flatMap((v, i) => [i, v]), last];
  const ramp = ["interpolate", ["linear"], ["get", "share"], ...theme.ramp.flatMap((c, i) => [i / (theme.ramp.length - 1), c])];
  return {
    below: [
      { id: "cells", type: "fill", source: "ev-cells", layout: { visibility: "none" }, paint: { "fill-color": ramp, "fill-opacity": 0.75, "fill-outline-color": theme.paper } },
      { id: "areas", type: "fill", source: "ev-areas", paint: { "fill-color": theme.accent, "fill-opacity": ["get", "opacity"] } },
      { id: "areas-line", type: "line", source: "ev-areas", paint: { "line-color": theme.accent, "line-width": 1.4, "line-dasharray": [3, 2] } },
      { id: "radius", type: "fill", source: "ev-radius", paint: { "fill-color": byKind(colours, theme.muted), "fill-opacity": 0.1 } },
      { id: "radius-line", type: "line", source: "ev-radius", paint: { "line-color": byKind(colours, theme.muted), "line-opacity": 0.55, "line-width": 0.8 } },
    ],
    above: [
      { id: "selected", type: "circle", source: "ev-points", filter: ["in", ["get", "id"], ["literal", []]],
        paint: { "circle-radius": 14, "circle-color": theme.accent, "circle-opacity": 0.25, "circle-stroke-color": theme.accent, "circle-stroke-width": 2.4 } },
      { id: "points", type: "symbol", source: "ev-points", filter: ["!", ["has", "point_count"]],
        layout: { "icon-image": byKind(colours.map((_, i) => `mark-${i}`), "mark-0"), "icon-allow-overlap": true, "icon-ignore-placement": true,
          "icon-size": ["interpolate", ["linear"], ["sqrt", ["get", "size"]], 0, 0.8, 10, 1.9] } },
      { id: "clusters", type: "symbol", source: "ev-points", filter: ["has", "point_count"],
        layout: { "icon-image": donutName(kinds), "icon-allow-overlap": true, "icon-ignore-placement": true } },
      { id: "area-counts", type: "symbol", source: "ev-area-points",
        layout: { "text-field": ["to-string", ["get", "count"]], "text-font": ["Noto Sans"], "text-size": 13, "icon-image": "area-plate", "icon-text-fit": "both", "icon-text-fit-padding": [2, 6, 2, 6], "text-allow-overlap": true, "icon-allow-overlap": true },
        paint: { "text-color": theme.paper } },
    ],
  };
}

function plate(theme) {
  const node = document.createElement("canvas");
  node.width = node.height = 8;
  const pen = node.getContext("2d");
  pen.fillStyle = theme.accent; pen.fillRect(0, 0, 8, 8);
  return pen.getImageData(0, 0, 8, 8);
}

/** Add the (empty) event sources and layers to a fresh style. */
export function addEvents(map, data) {
  const kinds = data.legend.length, colours = data.legend.map((item) => item.colour);
  map.addSource("ev-points", { type: "geojson", data: EMPTY, cluster: true, clusterRadius: 34, clusterMaxZoom: 12, clusterProperties: countsByKind(kinds) });
  for (const name of ["ev-radius", "ev-areas", "ev-area-points", "ev-cells"]) map.addSource(name, { type: "geojson", data: EMPTY });
  if (!map.hasImage("area-plate")) map.addImage("area-plate", plate(data.theme));
  const { below, above } = layers(data.theme, kinds, colours);
  below.forEach((layer) => map.addLayer(layer, "border-casing"));
  above.forEach((layer) => map.addLayer(layer));
}

/** Hand new rows to the layers. `range` narrows to days from the time slider, or is null. */
export function setEvents(map, data, range, shapes) {
  const points = pointFeatures(data.points, range);
  map.getSource("ev-points").setData(collection(points));
  map.getSource("ev-radius").setData(collection(radiusFeatures(points)));
  map.getSource("ev-cells").setData(collection(cellFeatures(data.cells || [])));
  const areas = range ? [] : data.areas || [];
  const most = Math.max(1, ...areas.map((a) => a.count));
  map.getSource("ev-areas").setData(collection(areas.flatMap((area) => (shapes(area) || []).map((geometry) => ({
    type: "Feature", geometry, properties: { key: area.key, opacity: 0.08 + 0.22 * (area.count / most) } })))));
  map.getSource("ev-area-points").setData(collection(areaPoints(areas)));
  map.setFilter("selected", ["in", ["get", "id"], ["literal", data.selected || []]]);
  return points.length;
}
