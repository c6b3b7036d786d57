"""The same services for asyncio: one implementation, run on an AsyncSession."""

from supervisio.aio.clinic import AsyncClinic
from supervisio.aio.supervision import AsyncSupervision

__all__ = ["AsyncClinic", "AsyncSupervision"]
