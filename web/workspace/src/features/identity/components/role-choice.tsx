import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from '#shared';

const roleNames = [
  'administrator',
  'facilitator',
  'rapporteur',
  'analyst',
  'fieldwork-manager',
  'member',
  'park-coordinator',
  'interpreter',
  'observer',
] as const;

export type Role = (typeof roleNames)[number];

interface RoleChoiceProps {
  readonly label: string;
  readonly description?: string;
  /** The roles to choose from, by default all; for a token, the roles of its owner. */
  readonly among?: readonly string[];
  readonly value: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
  readonly error?: string | undefined;
}

/** Roles, each with a line that explains what it allows. */
export function RoleChoice({ label, description, among = roleNames, value, onChange, error }: RoleChoiceProps) {
  const { t } = useTranslation('identity');
  return (
    <Checkbox.Group
      label={label}
      description={description}
      value={[...value]}
      onChange={(chosen) => onChange(roleNames.filter((role) => chosen.includes(role)))}
      error={error}
      withAsterisk
    >
      <Stack gap="sm" mt="xs">
        {roleNames
          .filter((role) => among.includes(role))
          .map((role) => (
            <Checkbox key={role} value={role} label={t(`shared:role.${role}`)} description={t(`roleMeans.${role}`)} />
          ))}
      </Stack>
    </Checkbox.Group>
  );
}
