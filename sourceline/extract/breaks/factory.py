"""The spaCy component that runs before the parser."""

from spacy.language import Language
from spacy.tokens import Doc

from sourceline.extract.breaks.logic import sentence_starts


@Language.component("sourceline_breaks")
def breaks(doc: Doc) -> Doc:
    """Mark the tokens at which a sentence must start; the parser decides about all others."""
    starts = iter(sentence_starts(doc.text))
    wanted = next(starts, None)
    for token in doc:
        if wanted is None:
            break
        if token.idx >= wanted and not token.is_space:
            token.is_sent_start = True
            while wanted is not None and wanted <= token.idx:
                wanted = next(starts, None)
    return doc
