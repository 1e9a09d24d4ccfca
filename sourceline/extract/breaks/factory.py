"""The spaCy component that runs before the parser."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from sourceline.extract.breaks.logic import sentence_starts


@Language.component("sourceline_breaks")
def breaks(doc: Doc) -> Doc:
    """Mark the tokens at which a sentence must start or cannot start; the parser decides about all others."""
    starts = iter(sentence_starts(doc.text))
    wanted = next(starts, None)
    before: Token | None = None
    for token in doc:
        if wanted is not None and token.idx >= wanted and not token.is_space:
            token.is_sent_start = True
            while wanted is not None and wanted <= token.idx:
                wanted = next(starts, None)
        elif before is not None and _goes_on(before, token):
            token.is_sent_start = False
        before = token
    return doc


def _goes_on(before: Token, token: Token) -> bool:
    """`Militants attacked`: a small letter right after a word of the same line never begins a sentence."""
    return token.text[0].islower() and before.is_alpha
