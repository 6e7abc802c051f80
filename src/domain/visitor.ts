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
