package io.kubeci.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something about a request that its sender has to mend.
///
/// @param field the name of the field or query parameter
/// @param detail what is wrong with it
@Schema(description = "Something about a request that its sender has to mend.")
public record FieldFault(
        @Schema(description = "The name of the field or query parameter.", examples = "hash")
        String field,

        @Schema(description = "What is wrong with it.") String detail) {}
