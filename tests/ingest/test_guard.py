import pytest

from tocsin.errors import SettingsError
from tocsin.ingest.guard import Deadline, ForbiddenAddress, Guarded, is_public, networks


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "198.18.0.1", "192.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001::1", "fec0::1", "3fff::1", "5f00::1", "100::1", "::127.0.0.1", "not an address", "",
    ],
)  # fmt: skip
def test_an_address_that_leads_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "1.1.1.1"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["93.184.216.34", "::1"], []])
def test_one_forbidden_address_of_a_host_forbids_the_host(addresses: list[str]) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return addresses

    with pytest.raises(ForbiddenAddress, match=r"bell\.example"):
        Guarded((), Deadline(), resolve).connect_tcp("bell.example", 80)
    assert asked == ["bell.example"]


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_other_ports_of_public_addresses_are_forbidden(port: int) -> None:
    with pytest.raises(ForbiddenAddress):
        Guarded((), Deadline(), lambda host, port: ["93.184.216.34"]).connect_tcp("bell.example", port)


def test_an_allowed_network_is_no_other() -> None:
    guard = Guarded(networks(["10.0.0.0/8"]), Deadline())
    assert guard.permits("10.1.1.1", 8080)
    assert not guard.permits("127.0.0.1", 80)
    assert not guard.permits("::1", 80)


def test_a_socket_of_the_machine_is_forbidden() -> None:
    with pytest.raises(ForbiddenAddress):
        Guarded((), Deadline()).connect_unix_socket("/run/a.sock")


def test_a_network_that_is_none_is_an_error_of_settings() -> None:
    with pytest.raises(SettingsError, match="allow_net"):
        networks(["inside"])
