/** Lowers the organisation's own facts and its Terraform settings. */
import { regionOfAzId } from "../../aws/regions";
import type { Organization, Region } from "../../model/network-model";
import type { Backend, ExchangeBucket, TerraformSettings } from "../../model/terraform";
import type { TerraformShape } from "../shape/terraform";
import { isPlainMap } from "../text/merge";
import { checkKnown, type LowerContext, namesIn } from "./context";

export function lowerOrganization({ configuration }: LowerContext): Organization {
  const { name, id, partition, tags = {} } = configuration.organization;
  return { name, ...(id && { id }), partition, tags };
}

export function lowerRegions({ configuration, merged, collector }: LowerContext): Region[] {
  return Object.entries(configuration.regions)
    .map(([name, { availabilityZones }]) => {
      const path = ["regions", name, "availabilityZones"];
      for (const [index, az] of availabilityZones.entries()) {
        const actual = regionOfAzId(az);
        // An AZ of a region newer than our data is let through: a wrong refusal would block a right configuration.
        if (actual !== undefined && actual !== name) {
          collector.report("AZ_OF_OTHER_REGION", merged.locate([...path, index]), {
            az,
            actual,
            region: name,
          });
        }
      }
      return { name, availabilityZones, at: merged.locate(["regions", name], "key") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function lowerTerraform(context: LowerContext): TerraformSettings {
  const { configuration, merged, collector } = context;
  const shape = configuration.terraform;
  const written = merged.value.terraform;
  const accounts = namesIn(configuration.accounts);
  if (shape.backend.type === "s3" && shape.backend.account !== undefined) {
    const at = merged.locate(["terraform", "backend", "account"]);
    checkKnown(collector, "account", shape.backend.account, accounts, at);
  }
  const backend = lowerBackend(shape.backend);
  const exchange = lowerExchange(shape.exchange, backend);
  return {
    requiredVersion: shape.requiredVersion,
    awsProvider: shape.awsProvider,
    backend,
    ...(exchange && { exchange }),
    ...(shape.deployRole && { deployRole: shape.deployRole }),
    ...(isPlainMap(written) &&
      "requiredVersion" in written && { requiredVersionAt: merged.locate(["terraform", "requiredVersion"]) }),
    ...(written !== undefined && { at: merged.locate(["terraform"], "key") }),
  };
}

function lowerExchange(shape: TerraformShape["exchange"], backend: Backend): ExchangeBucket | undefined {
  if (shape) return { bucket: shape.bucket, region: shape.region, prefix: shape.prefix };
  if (backend.type !== "s3") return undefined;
  const { bucket, region, prefix } = backend;
  return { bucket, region, prefix };
}

function lowerBackend(shape: TerraformShape["backend"]): Backend {
  switch (shape.type) {
    case "s3": {
      const { type, bucket, region, account, prefix, bootstrapState } = shape;
      return { type, bucket, region, prefix, bootstrapState, ...(account && { account }) };
    }
    case "cloud": {
      const { type, organization, hostname, project, workspacePrefix } = shape;
      return {
        type,
        organization,
        ...(hostname && { hostname }),
        ...(project && { project }),
        workspacePrefix,
      };
    }
    case "local":
      return { type: "local", directory: shape.directory };
  }
}
