"""The model that a user names, as `openai:MODEL` or `anthropic:MODEL`, with its address and the key to it."""

from __future__ import annotations

from collections.abc import Mapping

import httpx2

from reportedly.llm import anthropic, openai
from reportedly.llm.model import Model
from reportedly.llm.wire import Patience

APIS = ("openai", "anthropic")
HERE = ("localhost", "127.0.0.1", "::1")


def named(name: str, url: str | None, environment: Mapping[str, str], patience: Patience | None = None) -> Model:
    """The model of this name, at an address of its own or its API's usual one.

    Its key is taken from the environment, `OPENAI_API_KEY` or `ANTHROPIC_API_KEY`. Raises ValueError, with what to do,
    where the name or the address can't be understood, or the key is missing or would be sent in the open.
    """
    api, _, model = name.partition(":")
    if api not in APIS or not model.strip():
        raise ValueError(f"{name!r} names no model: it is openai:MODEL or anthropic:MODEL")
    home = openai if api == "openai" else anthropic
    key = environment.get(home.KEY, "").strip() or None
    if key is None and url is None:
        raise ValueError(f"{home.KEY} is not set: put the key to {home.URL} into it, or name a server of your own")
    if key is not None and not (key.isascii() and key.isprintable()):
        raise ValueError(f"{home.KEY} holds what no key does: copy it anew")
    address = checked(url or home.URL, key is not None, home.KEY)
    made = openai.OpenAI if api == "openai" else anthropic.Anthropic
    return made(model, address, key, patience or Patience())


def checked(url: str, keyed: bool, variable: str) -> str:
    """The address, if it may be asked. Raises ValueError where it may not."""
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError) as error:
        raise ValueError(f"{url!r} can't be understood as an address ({error})") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise ValueError(f"{url!r} is no address of a server: it is https://HOST or http://localhost:PORT")
    if parsed.userinfo or parsed.query or parsed.fragment:
        raise ValueError(
            "the address of a model holds no user, password, query or fragment: the key is in the environment"
        )
    if keyed and parsed.scheme == "http" and parsed.host not in HERE:
        raise ValueError(f"the key in {variable} would be sent to {parsed.host} in the open: use https://, or unset it")
    return url
