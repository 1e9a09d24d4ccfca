"""Whether a text is English, the one language that the engine reads so far."""

import unicodedata
from functools import lru_cache
from typing import Any

from sourceline.read.refusal import Refused

_NAMES = {
    "ur": "Urdu",
    "ps": "Pashto",
    "fa": "Persian or Dari",
    "ar": "Arabic",
    "hi": "Hindi",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "ru": "Russian",
    "tr": "Turkish",
    "zh": "Chinese",
    "it": "Italian",
    "pt": "Portuguese",
    "bn": "Bengali",
    "pa": "Punjabi",
    "sd": "Sindhi",
}
_SAMPLE = 20_000
_SURE = 0.9
_MIN_LETTERS = 60


def require_english(text: str) -> None:
    """Let English pass, and texts too short to tell.

    Raises:
        Refused: the text is surely in another language; the message names it.
    """
    sample = text[:_SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        raise Refused("there are no words in this file")
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    language, probability = _identifier().classify(sample)
    if latin < 0.5 * len(letters) or (language != "en" and probability >= _SURE and len(letters) >= _MIN_LETTERS):
        name = _NAMES.get(language, f"another language ({language})")
        raise Refused(f"the text is in {name}: only English reports can be read so far; add a translation")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
