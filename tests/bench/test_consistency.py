"""How long a comparison and the import take."""

import subprocess
import sys

from workbook.consistency import compare

FIRST = """I have been with Northwind Foods for a little over four years, the last two as shift supervisor in the chilled warehouse in Leeds.
There were eleven of us on the late shift, plus two agency drivers. We were losing about £9,000 of stock a month because a door was left open.
My manager, Ada Byron, asked me to look into it in March 2021. I stood by the door for two shifts and counted. It was open for twenty minutes in every hour.
I came up with the idea of a long-range scanner, tried it with one driver for a week and then asked for four more, at £850 each. After that losses fell by
two thirds, and nobody lost a bonus. First I told the drivers, and then I told the planners. I led the whole thing on my own. I never missed a target that year.
I'm leaving because the shift is moving to Goole, and that is more than an hour each way. My notice is four weeks. """
SECOND = """To go back to the door: I was four years at Northwind, in Leeds, and a shift supervisor for half of it. On lates we were eleven, and a couple of agency lads.
Every month around nine grand of food went in the bin. Ada gave it to me in the spring of 2021, so I watched for two shifts with a clipboard, and that door was
open for a third of the time. The drivers had to climb down to scan. I suggested a scanner that reads from the cab; one driver had it for seven days, and I
ordered four more, £3,400 altogether. Losses came down by about 65 percent and everyone kept their bonus. The drivers heard first and the planners after.
I hit every target. I want to go because lates are moving to Goole and I would spend over two hours a day in the car; I would have to give a month's notice. """


def test_two_answers_of_300_words(benchmark):
    compare(FIRST, SECOND)
    benchmark(compare, FIRST * 2, SECOND * 2)


def test_import_is_quick():
    code = "import time; t = time.perf_counter(); import workbook.consistency; print(time.perf_counter() - t)"
    best = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert best < 0.5  # 0.1 is the goal; a busy machine may be slower
