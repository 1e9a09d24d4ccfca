from components import inventory, review_log
from components.choices import tabs
from components.page import open_page

view = open_page("data", filters=False)
names = {
    "reports": "Reports",
    "sources": "Sources",
    "decisions": "Decisions",
    "runs": "Runs",
    "licences": "Reference data and licences",
    "health": "Health",
}
reports, sources, decisions, runs, licences, health = tabs(view, "tab", names, key="data_tab")
with reports:
    inventory.reports()
with sources:
    review_log.sources(view)
with decisions:
    review_log.decisions(view)
with runs:
    inventory.runs()
with licences:
    inventory.licences()
with health:
    inventory.health()
