/** Small texts that tables and pages share. */
import { formatPlace, type SourceRange } from "../../diagnostics/source";
import { prefix, sizeOf } from "../../ip/prefix";

/** `config/network.yaml:12:5`, or nothing. */
export function placeOf(at: SourceRange | undefined): string {
  return at ? formatPlace(at) : "";
}

/** How many addresses these CIDR blocks have together. */
export function numberOfAddresses(cidrBlocks: readonly string[]): number {
  return cidrBlocks.reduce((sum, block) => sum + sizeOf(prefix(block).length), 0);
}

/** `1,048,576`; like no locale in particular, so that every machine writes the same. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** The account, region and VPC of a ref such as `payments-prod/us-east-1/main/app/use1-az1`. */
export function partsOf(ref: string): { account: string; region: string; vpc: string } {
  const [account = "", region = "", vpc = ""] = ref.split("/");
  return { account, region, vpc };
}
