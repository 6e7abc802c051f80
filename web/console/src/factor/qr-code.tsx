import { QRCodeSVG } from "qrcode.react";
import { useTexts } from "../texts/texts.tsx";

/** Black on white, with a white quiet zone, in the dark as well: many cameras read no other. */
export default function QrCode({ address }: { readonly address: string }) {
  const { say } = useTexts();
  return (
    <QRCodeSVG className="qr" value={address} marginSize={4} title={say("console.factor.qr")} />
  );
}
