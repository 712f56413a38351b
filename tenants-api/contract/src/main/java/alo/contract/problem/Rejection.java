package alo.contract.problem;

/// An expected refusal as a value: code and "Expected ..., but ...".
public record Rejection(ProblemCode code, String detail) {}
