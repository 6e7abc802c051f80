import { useEffect, useState } from "react";
import { useTexts } from "../texts/texts.tsx";
import { Icon } from "./icon.tsx";

/** One loss is often over before anybody has read of it. */
const SAID_FROM = 2;

/** Says that what is shown may be old, while the line is lost. */
export function LineBanner({ failures }: { readonly failures: number }) {
  const { say } = useTexts();
  const isOnline = useOnline();
  const isLost = !isOnline || failures >= SAID_FROM;
  return (
    <div role="status">
      {isLost && (
        <div className="banner">
          <Icon name="alarm" />
          {say(isOnline ? "console.line.lost" : "console.line.offline")}
        </div>
      )}
    </div>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => {
      setOnline(navigator.onLine);
    };
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return isOnline;
}
