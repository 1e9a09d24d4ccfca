"""The front door: navigation only."""

import streamlit as st

from components.navigation import ROOMS

st.set_page_config(page_title="Sourceline", page_icon="static/icon.png", layout="wide")
st.logo("static/wordmark-dark.svg" if st.context.theme.type == "dark" else "static/wordmark-light.svg", size="large")
st.navigation(
    [st.Page(place.path, title=place.name, url_path=place.key, default=place.key == "overview") for place in ROOMS],
    position="top",
).run()
