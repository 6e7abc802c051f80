const GROUPS = 8;
/** One visitor is commonly given a whole /64 and may take any address of it. */
const GROUPS_OF_ONE_VISITOR = 4;

/** What counts as one visitor for limits: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function visitorOf(address: string): string {
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const start = groupsOf(head);
  const end = groupsOf(tail ?? "");
  const zeros = tail === undefined ? 0 : Math.max(0, GROUPS - start.length - end.length);
  const all = [...start, ...Array.from({ length: zeros }, () => "0"), ...end];
  return all.slice(0, GROUPS_OF_ONE_VISITOR).join(":");
}

/** A network that a visitor is of, and how many times as much as one visitor all in it together may do. */
export interface VisitorNetwork {
  readonly name: string;
  /** Ends the name of a count, so that networks of one size are counted together: empty for the visitor, ` /56` for such a network. */
  readonly suffix: string;
  readonly times: number;
}

const GROUP_BITS = 16;
/** Beyond that an address costs its holder nothing: a household is commonly given a /56, and a site a /48. */
const WIDER = [
  { bits: 56, times: 2 },
  { bits: 48, times: 4 },
] as const;

/**
 * The visitor, then the wider networks of an IPv6 address; an IPv4 address has none here.
 *
 * @param visitor as {@link visitorOf} tells one
 */
export function networksOf(visitor: string): readonly VisitorNetwork[] {
  const own = { name: visitor, suffix: "", times: 1 };
  if (!visitor.includes(":")) return [own];
  const groups = visitor.split(":").map((group) => Number.parseInt(group, 16) || 0);
  const wider = WIDER.map(({ bits, times }) => {
    const kept = groups.map((group, place) => {
      const outside = Math.min(GROUP_BITS, Math.max(0, (place + 1) * GROUP_BITS - bits));
      return ((group >> outside) << outside).toString(16);
    });
    const length = `/${String(bits)}`;
    return { name: `${kept.join(":")}${length}`, suffix: ` ${length}`, times };
  });
  return [own, ...wider];
}

/** What counts as one visitor where places are few, such as open cases: an IPv4 address, or the first 48 bits of an IPv6 address. */
export function widestOf(visitor: string): string {
  return networksOf(visitor).at(-1)?.name ?? visitor;
}

/** Of an IPv6 address so many groups tell which network it is of, and nobody in it. */
const GROUPS_OF_A_NETWORK = 3;

/** What is noted of an address: its network (IPv4 /24, IPv6 /48), so that no person can be told by it. */
export function networkOf(address: string): string {
  const visitor = visitorOf(address);
  if (visitor === "") return "unknown";
  if (!visitor.includes(":")) return `${visitor.split(".").slice(0, 3).join(".")}.0/24`;
  return `${visitor.split(":").slice(0, GROUPS_OF_A_NETWORK).join(":")}::/48`;
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":").map((group) => group.replace(/^0+(?=.)/, ""));
}
