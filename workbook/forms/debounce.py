"""Waiting for a pause in typing before something is done."""

from __future__ import annotations

import atexit
import logging
import threading
import time
import weakref
from collections.abc import Callable

PAUSE_SECONDS = 0.6
LONGEST_SECONDS = 1.5

_LOG = logging.getLogger(__name__)
_WAITING: weakref.WeakSet[Debounce] = weakref.WeakSet()


class Debounce:
    """Call `action` once the calls to this object have paused, and at the latest after `LONGEST_SECONDS`.

    A thread of its own does the waiting: widget callbacks arrive on several threads, where no
    event loop may run. Whatever still waits when the program ends is done then. The action handles its own errors.
    """

    def __init__(self, action: Callable[[], object], *, pause: float = PAUSE_SECONDS) -> None:
        self._action = action
        self._pause = pause
        self._lock = threading.Lock()
        self._timer: _Pause | None = None
        self._began = 0.0
        _WAITING.add(self)

    def __call__(self) -> None:
        """Note that something changed."""
        with self._lock:
            now = time.monotonic()
            if self._timer is None:
                self._began = now
            else:
                self._timer.cancel()
            self._start(max(0.0, min(self._pause, self._began + LONGEST_SECONDS - now)))

    def later(self, seconds: float) -> None:
        """Call the action after so many seconds, unless it is called before."""
        with self._lock:
            if self._timer is None:
                self._began = time.monotonic() + seconds
                self._start(seconds)

    def flush(self) -> None:
        """Do now what waits, in this thread; nothing when nothing waits."""
        with self._lock:
            waiting, self._timer = self._timer, None
        if waiting is not None:
            waiting.cancel()
            self._action()

    def _start(self, seconds: float) -> None:
        self._timer = _Pause(seconds, self.flush)
        self._timer.daemon = True
        self._timer.start()


class _Pause(threading.Timer):
    """A timer of ours, to be told from those of other programs."""


@atexit.register
def flush_all() -> None:
    """Do everything that waits anywhere in this program, and wait for what is being done by now."""
    pauses = [thread for thread in threading.enumerate() if isinstance(thread, _Pause)]
    for debounce in list(_WAITING):
        try:
            debounce.flush()
        except Exception:  # the others must be done all the same
            _LOG.exception("what waited could not be done")
    for pause in pauses:
        if pause is not threading.current_thread():
            pause.join()
