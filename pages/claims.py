import streamlit as st

from components.claim_list import claim_cards, claim_facets, search_line
from components.desk import current_store
from components.page import bar, nothing_here, open_page
from components.pictures import save_claims
from components.plain import plain
from components.tables import CARDS, FILED, page_number, pager
from sourceline.query import Show, search_claims

view = open_page("claims", later=True)
line, by_date = search_line(view)
offset = (page_number(10**9, view.focus, CARDS) - 1) * CARDS
show = Show(by_date=by_date, offset=offset, limit=CARDS, typing=True)
found = search_claims(current_store(), view.desk, line, view.filters, show)
for notice in found.notices:
    st.warning(plain(notice.message))
order = "best match first" if found.ranked else "newest first"
many = f"{found.total:,} claim{'' if found.total == 1 else 's'}"
st.html(f'<p class="sl-sentence" data-testid="claims-found">{many}, {order}</p>')
bar(view)
if found.total == 0:
    nothing_here(view, "claims")
    st.stop()
cards, side = st.columns([3, 1], gap="large")
with cards:
    claim_cards(view, found)
    pager(found.total, view.focus, key="claims", count=False, rows=CARDS)
with side:
    whole = Show(by_date=by_date, limit=FILED, typing=True)
    save_claims(view, lambda: search_claims(current_store(), view.desk, line, view.filters, whole).rows)
    if found.total > FILED:
        st.caption(f"The first {FILED:,} of them.")
    claim_facets(view, found)
