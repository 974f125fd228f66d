import type { ToolFacts } from './toolRegistration.js';

/** Where Canvas shows a tool, by the message it sends there. */
const PLACEMENTS: Readonly<Record<string, readonly string[]>> = {
  LtiResourceLinkRequest: ['course_navigation'],
  LtiDeepLinkingRequest: ['link_selection', 'assignment_selection'],
};

/** The tool as Canvas reads it from an address: its LTI developer key configuration, also understood by others. */
export function canvasConfiguration(tool: ToolFacts): Readonly<Record<string, unknown>> {
  const { name, description, homeUrl } = tool;
  const placements = tool.messages.flatMap((message) =>
    (PLACEMENTS[message] ?? []).map((placement) => ({
      placement,
      message_type: message,
      target_link_uri: homeUrl,
      text: name.en,
      enabled: true,
    })),
  );
  return {
    title: name.en,
    description: description.en,
    oidc_initiation_url: tool.loginUrl,
    target_link_uri: homeUrl,
    redirect_uris: [tool.launchUrl],
    public_jwk_url: tool.keysUrl,
    scopes: tool.scopes,
    custom_fields: tool.customParameters,
    extensions: [
      {
        domain: new URL(tool.publicUrl).host,
        tool_id: 'lti-open-badges',
        platform: 'canvas.instructure.com',
        privacy_level: 'public',
        settings: { text: name.en, icon_url: tool.iconUrl, placements },
      },
    ],
  };
}
