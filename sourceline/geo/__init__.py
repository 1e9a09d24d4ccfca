"""Where things are: an offline gazetteer behind geopy's interface, places in running text, and the border.

    from sourceline.geo import Gazetteer

    gazetteer = Gazetteer.load()
    gazetteer.geocode("Mir Ali, North Waziristan").point

`sourceline.geo.resolve` places what a report names, `sourceline.geo.border` measures distances to the border.
"""

from sourceline.geo.gazetteer import Gazetteer

__all__ = ["Gazetteer"]
