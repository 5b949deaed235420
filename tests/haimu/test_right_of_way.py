"""The thread that writes goes first."""

import threading

import pytest

from haimu.right_of_way import RightOfWay


def test_who_gives_way_stands_still_while_it_is_taken() -> None:
    way = RightOfWay()
    passed = threading.Event()

    def fetch() -> None:
        way.give()
        passed.set()

    thread = threading.Thread(target=fetch)
    with way.taken():
        thread.start()
        assert not passed.wait(0.05)
    assert passed.wait(5)
    thread.join()


def test_an_error_of_the_writer_lets_the_others_go_on() -> None:
    way = RightOfWay()
    with pytest.raises(ZeroDivisionError), way.taken():
        raise ZeroDivisionError
    way.give()
