"""A server on this machine that stands in for a model's: it speaks both APIs and says what it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

API = {"/v1/chat/completions": "openai", "/v1/messages": "anthropic"}


@dataclass(frozen=True)
class Turn:
    """One answer: the model's text, or whatever else the server sends instead."""

    text: str = '{"statements": []}'
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    raw: bytes | None = None
    delay: float = 0.0


@dataclass
class StandIn:
    """The running server: its address, and what it was asked."""

    url: str
    bodies: list[Any] = field(default_factory=list)
    heads: list[Message] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def base(self, api: str) -> str:
        """The address as `--llm-url` wants it."""
        return f"{self.url}/v1" if api == "openai" else self.url

    @property
    def prompts(self) -> list[str]:
        """What the model was asked."""
        return [body["messages"][0]["content"] for body in self.bodies]


@contextmanager
def serving(*turns: Turn) -> Iterator[StandIn]:
    """A server that takes these turns, one a request; the last one stays."""
    left = list(turns) or [Turn()]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            told.paths.append(self.path)
            told.heads.append(self.headers)
            told.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            turn = left.pop(0) if len(left) > 1 else left[0]
            time.sleep(turn.delay)
            raw = turn.raw if turn.raw is not None else json.dumps(body_of(turn, API[self.path])).encode()
            self.send_response(turn.status)
            for name, value in {"Content-Length": str(len(raw)), **turn.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # clients that have waited long enough hang up

    server = Server(("127.0.0.1", 0), Handler)
    told = StandIn(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def body_of(turn: Turn, api: str) -> Any:
    """The body of an answer, in the shape of its API."""
    if turn.body is not None:
        return turn.body
    if api == "openai":
        return {"choices": [{"message": {"role": "assistant", "content": turn.text}, "finish_reason": "stop"}]}
    return {"content": [{"type": "text", "text": turn.text}], "stop_reason": "end_turn"}


def proposing(*given: tuple[int, str | None, str, str | Sequence[str]]) -> Turn:
    """An answer with these proposals: sentence, source, cue, content."""
    keys = ("sentence", "source", "cue", "content")
    return Turn(json.dumps({"statements": [dict(zip(keys, each, strict=True)) for each in given]}))
