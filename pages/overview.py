import streamlit as st

from components.page import figures, open_page
from sourceline.query import top_actors

view = open_page("overview")
figures(view)
st.dataframe(top_actors(view.desk, view.filters).to_pandas())
