"""Stands for a Gateway Load Balancer and its endpoints: gateway_balancer.py OWN_ADDRESS HOST...

Packets that are routed into the device `endpoint` go to one healthy host each flow, in GENEVE as AWS's header is, and answers
come out of it again when they are in the header that the flow was sent with, to the byte. Everything else is a violation.
"""
import fcntl
import hashlib
import http.client
import os
import select
import socket
import struct
import sys
import threading
import time

GENEVE = 6081
HEALTH_PORT = 8081
# What AWS carries; what is larger is dropped without a word.
LARGEST = 8500
INTERVAL, THRESHOLD = 0.5, 2

own, hosts = sys.argv[1], sys.argv[2:]
# All are unhealthy until their first checks succeed.
healthy = {host: False for host in hosts}
flows = {}


def say(*words):
    print(*words, flush=True)


def check(host):
    """One host's health, as a target group asks for it."""
    alike, last = 0, False
    while True:
        connection = http.client.HTTPConnection(host, HEALTH_PORT, timeout=2)
        try:
            connection.request("GET", "/")
            good = connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            good = False
        finally:
            connection.close()
        alike = alike + 1 if good == last else 1
        last = good
        if alike >= THRESHOLD and healthy[host] != good:
            healthy[host] = good
            say("healthy" if good else "unhealthy", host)
        time.sleep(INTERVAL)


def tuple_of(packet):
    """Addresses, ports and protocol of a packet; an ICMP error is of the flow that it tells of, turned round."""
    start = 4 * (packet[0] & 15)
    if packet[9] == 1 and packet[start] in (3, 11):
        source, target, first, second, protocol = tuple_of(packet[start + 8 :])
        return target, source, second, first, protocol
    ports = struct.unpack("!HH", packet[start : start + 4]) if packet[9] in (6, 17) else (0, 0)
    return packet[12:16], packet[16:20], *ports, packet[9]


def begins(packet):
    """Whether a packet is the first of a TCP connection: SYN without ACK."""
    return packet[9] == 6 and packet[4 * (packet[0] & 15) + 13] & 0x12 == 0x02


def host_of(key, anew):
    """The flow's host: the one it has while that is healthy, or else another; flows are rebalanced. One that begins `anew` gets
    a header of its own, whoever had these addresses and ports before."""
    good = [host for host in hosts if healthy[host]]
    known = flows.get(key)
    if known and known[0] in good and not anew:
        return known
    if not good:
        return None
    digest = hashlib.sha256(repr(key).encode()).digest()
    # Endpoint, attachment, and a cookie for each flow; the option header is class, type, and length in words.
    options = (
        struct.pack("!HBB8s", 0x0108, 1, 2, b"endpoint")
        + struct.pack("!HBB8s", 0x0108, 2, 2, b"attached")
        + struct.pack("!HBB4s", 0x0108, 3, 1, os.urandom(4))
    )
    header = struct.pack("!BBHI", len(options) // 4, 0, 0x0800, 0) + options
    host = good[digest[0] % len(good)]
    port = 49152 + digest[1]
    flows[key] = (host, port, header)
    say("flow", socket.inet_ntoa(key[0]), key[2], "to", host)
    return flows[key]


def to_host(sender, packet):
    if packet[0] >> 4 != 4:
        return
    if len(packet) > LARGEST:
        say("too-large", len(packet))
        return
    way = host_of(tuple_of(packet), begins(packet))
    if way:
        host, port, header = way
        body = header + packet
        sender.sendto(struct.pack("!HHHH", port, GENEVE, 8 + len(body), 0) + body, (host, 0))


def from_host(device, message, host, port):
    packet = message[8 + 4 * (message[0] & 63) :]
    source, target, first, second, protocol = tuple_of(packet)
    known = flows.get((target, source, second, first, protocol))
    if known != (host, port, message[: len(message) - len(packet)]):
        say("violation", host, port, message.hex())
    elif len(packet) > LARGEST:
        say("too-large", len(packet))
    else:
        os.write(device, packet)


def main():
    device = os.open("/dev/net/tun", os.O_RDWR)
    tun, without_information = 0x0001, 0x1000
    fcntl.ioctl(device, 0x400454CA, struct.pack("16sH22x", b"endpoint", tun | without_information))
    receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    receiver.setsockopt(socket.SOL_SOCKET, 33, 1 << 24)  # SO_RCVBUFFORCE
    receiver.bind((own, GENEVE))
    sender = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP)
    for host in hosts:
        threading.Thread(target=check, args=(host,), daemon=True).start()
    say("ready")
    while True:
        ready, _, _ = select.select([device, receiver], [], [])
        if device in ready:
            to_host(sender, os.read(device, 65536))
        if receiver in ready:
            message, (host, port) = receiver.recvfrom(65536)
            from_host(device, message, host, port)


main()
