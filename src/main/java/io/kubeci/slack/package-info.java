/// Slack's slash commands: who sends them, what they ask for, and the answer within Slack's time.
@NullMarked
package io.kubeci.slack;

import org.jspecify.annotations.NullMarked;
