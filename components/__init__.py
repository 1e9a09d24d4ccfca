"""Streamlit pieces that pages are assembled from."""
