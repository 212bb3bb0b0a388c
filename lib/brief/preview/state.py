"""What a preview knows: which build of the edition is shown, and what is wrong since; and who is told of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class State:
    """The number of the last good build, the problems since then, and the pages that listen.

    `version` 0 says that there is no good build yet. `page` is the page, where it is newer than the file.
    """

    version: int = 0
    page: str = ""
    problems: tuple[str, ...] = ()
    _listening: set[asyncio.Queue[str]] = field(default_factory=set)

    @property
    def event(self) -> str:
        """As a page is told it, in JSON."""
        return json.dumps({"version": self.version, "problems": list(self.problems)}, ensure_ascii=False)

    def built(self) -> None:
        """A build went well: pages load it."""
        self.version, self.problems = self.version + 1, ()
        self._tell()

    def refused(self, problems: Iterable[str]) -> None:
        """A build was refused: pages stay and say why."""
        self.problems = tuple(problems)
        self._tell()

    def listen(self) -> asyncio.Queue[str]:
        """A queue of what there is to tell, what is known now first."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        queue.put_nowait(self.event)
        self._listening.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue[str]) -> None:
        """Nobody listens to a queue any more."""
        self._listening.discard(queue)

    def _tell(self) -> None:
        for queue in self._listening:
            queue.put_nowait(self.event)
