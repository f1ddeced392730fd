/** The text of an address: one spelling each way, everything else refused. */
import fc from "fast-check";
import { formatAddress, parseAddress } from "../../src/ip/address";
import { anAddress } from "../support/arbitraries";

const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));

it("reads four octets as base 256 digits", () => {
  fc.assert(
    fc.property(octets, ([a, b, c, d]) => {
      expect(parseAddress(`${a}.${b}.${c}.${d}`)).toBe(a * 16777216 + b * 65536 + c * 256 + d);
    }),
  );
});

it("reads back what it writes", () => {
  fc.assert(
    fc.property(anAddress, (address) => {
      expect(parseAddress(formatAddress(address))).toBe(address);
    }),
  );
});

it("accepts a text only when it is the one spelling of an address", () => {
  const almost = fc
    .array(
      fc.constantFrom("0", "1", "9", "25", "255", "256", "00", "01", ".", ".", ".", "-", "+", " ", "x", "٣"),
      {
        maxLength: 9,
      },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(almost, fc.string()), (text) => {
      const parts = text.split(".");
      const canonical =
        parts.length === 4 && parts.every((p) => [...Array(256).keys()].some((octet) => String(octet) === p));
      expect(parseAddress(text) !== undefined).toBe(canonical);
    }),
    { numRuns: 1000 },
  );
});

it.each([
  "",
  "10.0.0",
  "10.0.0.0.0",
  "10.0.0.256",
  "010.0.0.0",
  "10.0.0.",
  ".10.0.0",
  "10..0.0",
  "1e1.0.0.0",
  " 10.0.0.0",
])("refuses %j", (text) => {
  expect(parseAddress(text)).toBeUndefined();
});
