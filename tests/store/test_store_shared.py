"""Several at once: writers take turns, and readers see one whole version or the next."""

from __future__ import annotations

from threading import Event, Thread

from telling import TEXT, claim_of, event_of, told

from dashboard.store import Store, open_store

ROUNDS = 6


def test_writers_take_turns_and_readers_never_see_half(store: Store, store_url: str) -> None:
    faults: list[BaseException] = []
    done = Event()

    def write(name: str) -> None:
        try:
            with open_store(store_url) as own:
                for n in range(ROUNDS):
                    for location in ("a.txt", "b.txt", f"{name}.txt"):
                        own.replace(told(location, f"{TEXT} {n}"))
                    version = None
                    while version is None and own.untold is not None:
                        with own.snapshot():
                            mark, events, figures = own.untold, own.event_mentions(), own.figure_mentions()
                        version = own.tell([event_of(m) for m in events], [claim_of(m) for m in figures], {}, mark)
        except BaseException as fault:
            faults.append(fault)

    def read() -> None:
        try:
            with open_store(store_url, read_only=True) as own:
                while not done.is_set():
                    with own.snapshot():
                        listed = {d.id for d in own.documents()}
                        for event in own.events():
                            (source,) = event.sources
                            document = own.document(source)
                            assert source in listed and document is not None
                            assert document.events == event.mentions
        except BaseException as fault:
            faults.append(fault)

    reader = Thread(target=read)
    writers = [Thread(target=write, args=(name,)) for name in ("x", "y")]
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert faults == []
    assert {d.path for d in store.documents()} == {"a.txt", "b.txt", "x.txt", "y.txt"}
