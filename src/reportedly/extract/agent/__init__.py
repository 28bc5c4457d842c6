"""Who speaks: the words of a source, and the one agent that all its mentions in a report lead to."""

from reportedly.extract.agent.cluster import Agents, resolve_agents
from reportedly.extract.agent.mention import Mention, describe_mention

__all__ = ["Agents", "Mention", "describe_mention", "resolve_agents"]
