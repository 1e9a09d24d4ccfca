"""The front door: navigation only."""

import streamlit as st

from components.navigation import ROOMS

st.set_page_config(page_title="Sourceline", page_icon="static/icon.png", layout="wide")
st.logo("static/wordmark-dark.svg" if st.context.theme.type == "dark" else "static/wordmark-light.svg", size="large")
home, *others = ROOMS
# The first page's address is the bare one; its name, typed by hand like any other page's, leads to it too. The one that
# the analyst came by stands in the navigation, so that it is shown as the page that is open.
named = (st.context.url or "").partition("?")[0].endswith(f"/{home.key}")
st.navigation(
    [
        st.Page(home.path, title=home.name, url_path="home", default=True, visibility="hidden" if named else "visible"),
        st.Page(home.path, title=home.name, url_path=home.key, visibility="visible" if named else "hidden"),
        *(st.Page(room.path, title=room.name, url_path=room.key) for room in others),
    ],
    position="top",
).run()
