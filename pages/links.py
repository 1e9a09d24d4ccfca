import streamlit as st

from components import group_links, link_choices
from components.link_scope import scope_chips
from components.page import nothing_here, open_page

view = open_page("links")
shown, frame = link_choices.choose(view)
scope_chips(view)
if shown.empty:
    if link_choices.any_pass(view):
        link_choices.nothing_chosen()
    else:
        nothing_here(view, "links")
    st.stop()
if group_links.as_matrix(view):
    group_links.matrix_view(view, shown)
else:
    group_links.network_view(view, shown, frame)
group_links.opened(view, shown)
group_links.table(view, shown)
