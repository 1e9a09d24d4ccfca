"""Many analysts at once, without a browser each: sessions that speak Streamlit's own protocol."""

import asyncio
import random
import statistics
import time
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

THINKING = 5.0
"""Mean seconds between two clicks of one analyst."""
_ASKED = ("", "battles", "explosions-remote-violence", "protests", "riots", "violence-against-civilians")


def many_sessions(base: str, users: int, seconds: float) -> tuple[float, float, int]:
    """Median and 95th percentile in ms from a click to the end of its script, and the number of clicks."""
    times = asyncio.run(_everyone(base, users, seconds))
    ranked = sorted(times)
    return statistics.median(ranked), ranked[int(0.95 * (len(ranked) - 1))], len(ranked)


async def _everyone(base: str, users: int, seconds: float) -> list[float]:
    address = base.replace("http://", "ws://") + "/_stcore/stream"
    found = await asyncio.gather(*(_analyst(address, base, number, seconds) for number in range(users)))
    return [took for times in found for took in times]


async def _analyst(address: str, base: str, number: int, seconds: float) -> list[float]:
    """One analyst: opens the overview, then changes the event type every few seconds."""
    dice = random.Random(number)  # noqa: S311 - the same clicks in every run
    await asyncio.sleep(dice.random() * THINKING)
    times: list[float] = []
    async with websockets.connect(address, origin=base, max_size=None, subprotocols=["streamlit"]) as line:  # type: ignore[arg-type,list-item]
        await _run(line, {"show": "all"})
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            await asyncio.sleep(dice.expovariate(1 / THINKING))
            kind = dice.choice(_ASKED)
            times.append(await _run(line, {"type": kind} if kind else {"show": "all"}))
    return times


async def _run(line: websockets.ClientConnection, params: dict[str, str]) -> float:
    """Milliseconds until the script has finished."""
    ask = BackMsg()
    ask.rerun_script.query_string = urlencode(params)
    start = time.perf_counter()
    await line.send(ask.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await line.recv())
        if answer.WhichOneof("type") == "script_finished":
            return (time.perf_counter() - start) * 1000
