import { Alert, Button, Divider } from "@mantine/core";
import { useProvider, useRefused } from "../api/provider.ts";
import { useTexts } from "../texts/texts.tsx";

/** Why the way through the identity provider ended here, if it did. */
export function ReturnRefused() {
  const { say, maybe } = useTexts();
  const reason = useRefused();
  const provider = useProvider();
  if (reason === null || provider === null) return null;
  const { name } = provider;
  return (
    <Alert color="seal" role="alert" p="xs">
      {maybe(`console.provider.refused.${reason}`, { name }) ??
        say("console.provider.refused.other", { name })}
    </Alert>
  );
}

/** The way in without a password, where one is set up. */
export function ProviderWay() {
  const { say } = useTexts();
  const provider = useProvider();
  if (provider === null) return null;
  const { name, isReachable } = provider;
  const { pathname, search } = window.location;
  return (
    <div className="fields">
      <Divider label={say("console.provider.or")} />
      {isReachable ? (
        <Button
          component="a"
          variant="default"
          href={`/console/login/oidc?to=${encodeURIComponent(pathname + search)}`}
        >
          {say("console.provider.do", { name })}
        </Button>
      ) : (
        <Button variant="default" disabled>
          {say("console.provider.silent", { name })}
        </Button>
      )}
    </div>
  );
}
