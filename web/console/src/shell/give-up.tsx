import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTexts } from "../texts/texts.tsx";

interface GiveUpProps {
  readonly onStay: () => void;
  readonly onGiveUp: () => void;
}

/** Two ways to go on for somebody who is about to lose what they wrote; the safe one is at hand. */
export function GiveUpButtons({ onStay, onGiveUp }: GiveUpProps) {
  const { say } = useTexts();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    stay.current?.focus();
  }, []);
  return (
    <div className="buttons">
      <Button ref={stay} variant="default" data-autofocus onClick={onStay}>
        {say("console.giveUp.stay")}
      </Button>
      <Button color="seal" onClick={onGiveUp}>
        {say("console.giveUp.do")}
      </Button>
    </div>
  );
}
