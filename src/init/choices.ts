/** What a new repository can be. Help lists it, so this file asks for no other. */

export const SHAPES = ["single", "hub-and-spoke"] as const;
export type Shape = (typeof SHAPES)[number];

export const CI_SYSTEMS = ["github", "gitlab", "none"] as const;
export type CiSystem = (typeof CI_SYSTEMS)[number];
