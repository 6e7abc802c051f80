/** Lines on a field of 16 × 16; what they mean always stands beside them in words. */
const PATHS = {
  alarm: "M8 1.5 15 14H1zM8 6v4M8 11.8v.4",
  archive: "M2 3h12v3H2zM3 6v7.5h10V6M6.5 9h3",
  arrowLeft: "M13 8H3M7.5 3.5 3 8l4.5 4.5",
  book: "M8 4C6.5 2.8 4.3 2.5 2 2.8v10c2.3-.3 4.5 0 6 1.2 1.5-1.2 3.7-1.5 6-1.2v-10C11.7 2.5 9.5 2.8 8 4zM8 4v10",
  blank: "",
  check: "M3 8.5 6.5 12 13 4.5",
  clock: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.5V8l2.3 1.6",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  cross: "M4 4l8 8M12 4l-8 8",
  dash: "M4 8h8",
  dots: "M3 8h.01M8 8h.01M13 8h.01",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
  filter: "M2 3.5h12M4.5 8h7M6.5 12.5h3",
  menu: "M2 4h12M2 8h12M2 12h12",
  note: "M3 2.5h10v7.5l-3.5 3.5H3zM13 10H9.5v3.5M5.5 5.5h5M5.5 8h3",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  pen: "M3 13l.7-3L10.8 2.9l2.3 2.3L6 12.3zM9.3 4.4l2.3 2.3",
  person:
    "M8 2.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM2.5 14c.5-3 2.6-4.5 5.5-4.5s5 1.5 5.5 4.5",
  plus: "M8 3v10M3 8h10",
  reply: "M2 8h11M8.5 3.5 13 8l-4.5 4.5",
  right: "M3 8h10M9 4l4 4-4 4",
  search: "M7 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM10.5 10.5 14 14",
  stop: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM4 4l8 8",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width={size} height={size}>
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === "dots" ? 2.4 : 1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
