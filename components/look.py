"""The few style rules that Streamlit's own theme cannot say, from the one theme."""

import streamlit as st

from sourceline.figures.theme import Theme

_CSS = """
<style>
:root {{ --sl-ink: {ink}; --sl-muted: {muted}; --sl-grid: {grid}; --sl-panel: {panel}; --sl-accent: {accent}; --sl-mark: {mark}; }}
[data-testid="stMainBlockContainer"] {{ max-width: 1560px; padding-top: 3.4rem; }}
.sl-sentence {{ color: var(--sl-muted); margin: -0.6rem 0 0.2rem 0; font-size: 0.98rem; }}
.sl-help {{ color: var(--sl-muted); font-size: 0.86rem; margin: 0 0 0.5rem 0; }}
.sl-quote {{ border-left: 3px solid var(--sl-accent); padding: 0.15rem 0 0.15rem 0.8rem; margin: 0.2rem 0 0.5rem 0; line-height: 1.5; overflow-wrap: anywhere; }}
.sl-quote .sl-context {{ color: var(--sl-muted); }}
.sl-quote mark, .sl-text mark {{ background: var(--sl-mark); color: inherit; padding: 0 0.1em; border-radius: 2px; }}
.sl-source {{ color: var(--sl-muted); font-size: 0.84rem; }}
.sl-source a {{ color: var(--sl-accent); }}
.sl-tag {{ display: inline-block; font-size: 0.76rem; border: 1px solid var(--sl-grid); border-radius: 3px; padding: 0 0.4em; margin: 0 0.3em 0.2em 0; color: var(--sl-muted); }}
.sl-card {{ border: 1px solid var(--sl-grid); border-radius: 5px; padding: 0.7rem 0.9rem; margin-bottom: 0.6rem; background: var(--sl-panel); }}
.sl-text {{ font-size: 1.02rem; line-height: 1.75; max-width: 46rem; white-space: pre-wrap; overflow-wrap: anywhere; }}
.sl-figures {{ display: flex; flex-wrap: wrap; gap: 0.4rem 2.2rem; margin: 0.3rem 0 0.8rem 0; }}
.sl-figures div {{ min-width: 5.5rem; }}
.sl-figures b {{ display: block; font-size: 1.65rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }}
.sl-figures span {{ color: var(--sl-muted); font-size: 0.84rem; }}
@media (max-width: 640px) {{ [data-testid="stMainBlockContainer"] {{ padding-left: 1rem; padding-right: 1rem; }} }}
</style>
"""


def dress(theme: Theme) -> None:
    """Put the style rules into the page."""
    st.html(
        _CSS.format(
            ink=theme.ink,
            muted=theme.muted,
            grid=theme.grid,
            panel=theme.panel,
            accent=theme.accent,
            mark=theme.mark,
        )
    )
