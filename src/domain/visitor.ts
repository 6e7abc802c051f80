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

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":").map((group) => group.replace(/^0+(?=.)/, ""));
}
