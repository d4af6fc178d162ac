"""What benchmarks share: two ways to do a thing, timed in turns in one run: the least processor time of some rounds each."""

import time

import pytest


@pytest.fixture
def times_as_fast(request):
    """Return a function that tells how many times as fast the first of two calls is."""
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")

    def seconds(call):
        start = time.process_time()
        call()
        return time.process_time() - start

    def ratio(ours, theirs, rounds=5):
        ours()  # what is loaded once is loaded
        turns = [(seconds(theirs), seconds(ours)) for _ in range(rounds)]
        return min(one for one, _ in turns) / min(two for _, two in turns)

    return ratio
