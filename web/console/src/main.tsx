import { QueryClientProvider } from "@tanstack/react-query";
import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import { createQueryClient, NEXT_STEP, REFUSED } from "./api/query.ts";
import { App } from "./app.tsx";
import { takeReturn } from "./sign-in/provider-return.ts";
import { takeToken } from "./sign-in/ticket-token.ts";
import { cssVariablesResolver, theme } from "./theme.ts";

/** The styles that scripts make are let in by the nonce of this one answer. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
// The library that keeps the page still behind a dialog asks for it by this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const token = takeToken(window.location, window.history);
const { next, refused } = takeReturn(window.location, window.history);
const client = createQueryClient();
client.setQueryData(NEXT_STEP, next);
client.setQueryData(REFUSED, refused);
const place = document.getElementById("desk");
if (place === null) throw new Error("the page has no place for the desk");

createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <Router base="/console">
          <App token={token} />
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
