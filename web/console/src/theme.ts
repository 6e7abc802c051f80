import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

const accent: MantineColorsTuple = [
  "#eef5f4",
  "#e3eeec",
  "#c4dcd9",
  "#9dc4c1",
  "#6fa8a6",
  "#478a8a",
  "#2d7277",
  "#1e6067",
  "#14545b",
  "#0d3e44",
];

/** The two colours of the house, in light and dark as the chat page has them. */
type Tone = "accent" | "seal";

const variantColorResolver: VariantColorsResolver = (input) => {
  const base = defaultVariantColorsResolver(input);
  const tone: Tone = input.color === "seal" ? "seal" : "accent";
  const plain = `var(--${tone})`;
  const wash = `var(--${tone}-wash)`;
  switch (input.variant) {
    case "filled":
      return {
        ...base,
        background: plain,
        hover: `color-mix(in srgb, ${plain} 88%, var(--ink))`,
        color: "var(--accent-ink)",
        border: "1px solid transparent",
      };
    case "light":
      return { ...base, background: wash, hover: wash, color: plain };
    case "subtle":
    case "transparent":
      return { ...base, hover: "var(--hover)", color: plain };
    case "outline":
      return { ...base, hover: wash, color: plain, border: `1px solid ${plain}` };
    case "default":
      return {
        ...base,
        background: "var(--sheet)",
        hover: "var(--hover)",
        color: "var(--ink)",
        border: "1px solid color-mix(in srgb, var(--faint) 60%, var(--line))",
      };
    default:
      return base;
  }
};

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: 8,
  colors: { accent, seal: accent },
  defaultRadius: "md",
  fontFamily:
    'system-ui, "Noto Sans", "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
  variantColorResolver,
});

const variables = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--faint)",
  "--mantine-color-placeholder": "var(--faint)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--seal)",
  "--mantine-color-default": "var(--sheet)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-color-accent-filled": "var(--accent)",
};

/** The framework’s colours are the chat page’s, which change by themselves where it is dark. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
