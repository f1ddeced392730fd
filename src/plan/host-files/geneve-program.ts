/**
 * The source of the programs that let a Gateway Load Balancer reach this host: Linux's own GENEVE device cannot send a
 * flow's options back. Compiled on the host, so that who audits it reads what runs. The source in this file is under the
 * kernel's own licence; see NOTICE.
 *
 * SPDX-License-Identifier: GPL-2.0-only
 */
export const GENEVE_SOURCE = `/* Two ways through this host for a Gateway Load Balancer: packets come in GENEVE and go on bare,
   their answers go back in the header that the flow came with, options and all. */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

#define SECTION(name) __attribute__((section(name), used))
#define NET16(x) ((u16)__builtin_bswap16(x))
#define IPV4 NET16(0x0800)
#define GENEVE NET16(6081)
enum { ETHERNET = 14, IP = 20, UDP = 8, BASE = 8, MOST_OPTIONS = 64, MOST = IP + UDP + BASE + MOST_OPTIONS };
enum { PASS = 0, DROP = 2, FROM_MAC = 1, KEEP_SEGMENTS = 1, OUTER_IPV4 = 2, OUTER_UDP = 16 };

struct __sk_buff { u32 len, pkt_type, mark, queue_mapping, protocol, vlan[3], priority, ingress_ifindex, ifindex; };
static void *(*lookup)(void *map, const void *key) = (void *)1;
static long (*update)(void *map, const void *key, const void *value, u64 flags) = (void *)2;
static long (*store)(struct __sk_buff *, u32 at, const void *from, u32 length, u64 flags) = (void *)9;
static long (*load)(const struct __sk_buff *, u32 at, void *to, u32 length) = (void *)26;
static long (*resize)(struct __sk_buff *, int by, u32 where, u64 flags) = (void *)50;
static long (*send_by_neighbour)(u32 interface, void *next, int length, u64 flags) = (void *)152;

struct ip { u8 version_length, service; u16 length, id, fragment; u8 ttl, protocol; u16 sum; u32 source, destination; };
/* Of a packet from the balancer's side: an answer has the ends the other way round. */
struct flow { u32 client, server; u16 client_port, server_port; u32 protocol; };
struct way { u32 length; u8 header[MOST]; };
struct {
  int (*type)[9]; /* LRU hash */
  int (*max_entries)[131072];
  struct flow *key;
  struct way *value;
} ways SECTION(".maps");

/* The ends of the packet at an offset: 0 when it has ports, so is no later fragment. */
static __attribute__((always_inline)) int ends(struct __sk_buff *skb, u32 at, struct flow *flow, u8 *protocol) {
  struct ip ip;
  u16 ports[2];
  if (load(skb, at, &ip, sizeof ip)) return -1;
  *protocol = ip.protocol;
  if (ip.fragment & NET16(0x1fff)) return -1;
  if (ip.protocol != 6 && ip.protocol != 17) return -1;
  if (load(skb, at + 4 * (ip.version_length & 15), ports, sizeof ports)) return -1;
  *flow = (struct flow){ip.source, ip.destination, ports[0], ports[1], ip.protocol};
  return 0;
}

SECTION("tc") int ingress(struct __sk_buff *skb) {
  struct ip ip;
  struct way way = {};
  struct flow flow;
  u16 ports[2], kind[2];
  u8 protocol;
  if (skb->protocol != IPV4 || load(skb, ETHERNET, &ip, sizeof ip)) return PASS;
  if (ip.version_length != 0x45 || ip.protocol != 17 || (ip.fragment & NET16(0x3fff))) return PASS;
  if (load(skb, ETHERNET + IP, ports, sizeof ports) || ports[1] != GENEVE) return PASS;
  if (load(skb, ETHERNET + IP + UDP, kind, sizeof kind) || kind[1] != IPV4) return DROP;
  u32 length = IP + UDP + BASE + 4 * (NET16(kind[0]) >> 8 & 63);
  if (NET16(kind[0]) >> 14 || length > MOST) return DROP;
  if (load(skb, ETHERNET, way.header, length)) return DROP;
  way.length = length;
  if (!ends(skb, ETHERNET + length, &flow, &protocol)) {
    struct way *known = lookup(&ways, &flow);
    if (known) *known = way;
    else update(&ways, &flow, &way, 0);
  }
  return resize(skb, -(int)length, FROM_MAC, 0) ? DROP : PASS;
}

static __attribute__((always_inline)) u16 sum_of(const u16 *header) {
  u32 sum = 0;
  for (int i = 0; i < IP / 2; i++) sum += header[i];
  sum = (sum & 0xffff) + (sum >> 16);
  return ~(u16)(sum + (sum >> 16));
}

SECTION("tc") int egress(struct __sk_buff *skb) {
  struct flow flow, answer;
  struct way back;
  u8 protocol = 0, kind;
  if (skb->protocol != IPV4) return PASS;
  if (!ends(skb, ETHERNET, &answer, &protocol)) {
    flow = (struct flow){answer.server, answer.client, answer.server_port, answer.client_port, answer.protocol};
  } else {
    /* An ICMP error, as "too large", carries the packet that it is about. */
    if (protocol != 1 || load(skb, ETHERNET + IP, &kind, 1) || (kind != 3 && kind != 11)) return PASS;
    if (ends(skb, ETHERNET + IP + 8, &flow, &protocol)) return PASS;
  }
  struct way *way = lookup(&ways, &flow);
  if (!way) return PASS;
  back = *way;
  u32 length = back.length;
  if (length < IP + UDP + BASE || length > MOST) return DROP;
  struct ip *ip = (struct ip *)back.header;
  u16 *udp = (u16 *)(back.header + IP);
  u32 whole = skb->len - ETHERNET + length, balancer = ip->source;
  *ip = (struct ip){0x45, 0, NET16(whole), 0, NET16(0x4000), 64, 17, 0, ip->destination, balancer};
  ip->sum = sum_of((u16 *)ip);
  udp[2] = NET16(whole - IP);
  udp[3] = 0;
  if (resize(skb, length, FROM_MAC, KEEP_SEGMENTS | OUTER_IPV4 | OUTER_UDP)) return DROP;
  if (store(skb, ETHERNET, back.header, length, 0)) return DROP;
  return send_by_neighbour(skb->ifindex, 0, 0, 0);
}

char terms[] SECTION("license") = "GPL";
`;
